import type { ConsentChannel } from "../../../model/signals/signal.ts";
import type { SignalAggregates } from "../../../model/signals/signalsAsOf.ts";
import { consentChannels } from "../../../model/signals/signal.ts";
import { dayToIso } from "../../../model/time/dayToIso.ts";
import type { AudienceDestination, LeftOutReason } from "../../contract/schemas/audiences.ts";
import type { ListedCustomerJson } from "../../contract/schemas/lists.ts";
import type { Contact } from "./contact.ts";
import { e164 } from "./e164.ts";
import { googleForm } from "./googleForm.ts";
import { metaForm } from "./metaForm.ts";

/** One customer of an audience: how to reach them, what lists show of them, what they agreed to. */
export interface AudienceMember {
  contact: Contact;
  row: ListedCustomerJson;
  consents: SignalAggregates["consents"];
  /** Of phone numbers that come without one. */
  callingCode?: string;
}

/** A row of a file by its columns, or why there is none. */
export type AudienceRow = Record<string, string | number | null>;
type MakeRow = (member: AudienceMember) => AudienceRow | LeftOutReason;

/** Makes the row of each destination. The columns of a file are those of any of its rows. */
export const destinations: Record<AudienceDestination, MakeRow> = {
  klaviyo(member) {
    const { contact, consents } = member;
    const [mail, text] = [granted(member, "email"), granted(member, "sms")];
    if (!mail && !text) return "no_consent";
    const email = mail ? (contact.email ?? null) : null;
    const phone = text ? phoneOf(member) : null;
    if (email === null && phone === null) return "no_contact";
    const agreed = [email !== null && "email", phone !== null && "sms"].filter((one) => one !== false);
    const since = (channel: "email" | "sms", given: string | null) =>
      given === null ? null : dayToIso(consents[channel]!.day);
    return {
      Email: email,
      "Phone Number": phone,
      "First Name": contact.firstName ?? null,
      "Last Name": contact.lastName ?? null,
      City: contact.city ?? null,
      "Zip Code": contact.zip ?? null,
      Country: contact.country ?? null,
      $consent: JSON.stringify(agreed),
      "Email Consent Date": since("email", email),
      "SMS Consent Date": since("sms", phone),
      ...ownColumns(member),
    };
  },

  hubspot(member) {
    const { contact, consents } = member;
    if (!granted(member, "email")) return "no_consent";
    if (contact.email === undefined) return "no_contact";
    const mayCall = (["phone", "sms", "whatsapp"] as const).some((channel) => granted(member, channel));
    return {
      "First Name": contact.firstName ?? null,
      "Last Name": contact.lastName ?? null,
      Email: contact.email,
      "Phone Number": mayCall ? phoneOf(member) : null,
      City: contact.city ?? null,
      "Postal Code": contact.zip ?? null,
      "Country/Region": contact.country ?? null,
      "Email Consent Date": dayToIso(consents.email!.day),
      "Email Consent Source": consents.email!.source,
      ...ownColumns(member),
    };
  },

  meta(member) {
    if (!granted(member, "ads")) return "no_consent";
    const form = metaForm(member.contact, member.callingCode);
    const isKnown = form.email !== "" || form.phone !== "" || (form.fn !== "" && form.ln !== "");
    return isKnown
      ? { ...form, value: member.row.clv === null ? null : Math.max(0, member.row.clv) }
      : "no_contact";
  },

  google(member) {
    if (!granted(member, "ads")) return "no_consent";
    const form = googleForm(member.contact, member.callingCode);
    return form.Email !== "" || form.Phone !== "" || form.Zip !== "" ? { ...form } : "no_contact";
  },

  csv(member) {
    const { contact, consents } = member;
    const { customerId, ...rest } = contact;
    const states = consentChannels.map((channel) => {
      const consent = consents[channel];
      const state = consent === undefined ? null : consent.granted ? "granted" : "withdrawn";
      return [`consent_${channel}`, state] as const;
    });
    const { email = null, phone = null, firstName = null, lastName = null, city = null } = rest;
    const { zip = null, country = null } = rest;
    return {
      customerId,
      ...{ email, phone, firstName, lastName, city, zip, country },
      ...Object.fromEntries(states),
      ...valuesOf(member),
    };
  },
};

function granted({ consents }: AudienceMember, channel: ConsentChannel): boolean {
  return consents[channel]?.granted === true;
}

function phoneOf({ contact, callingCode }: AudienceMember): string | null {
  return contact.phone === undefined ? null : e164(contact.phone, callingCode);
}

/** What Safir knows, as properties that a marketer recognises in another system. */
function ownColumns(member: AudienceMember): AudienceRow {
  const { segment, clv, churnProbability, valueAtRisk, actBy, orders, lastOrder } = valuesOf(member);
  return {
    "Safir Segment": segment,
    "Safir Predicted CLV": clv,
    "Safir Churn Probability": churnProbability,
    "Safir Value At Risk": valueAtRisk,
    "Safir Act By": actBy,
    "Safir Orders": orders,
    "Safir Last Order": lastOrder,
  };
}

function valuesOf({ row }: AudienceMember) {
  const { segment, clv, churnProbability, valueAtRisk, expectedOrders, actBy, orders, lastOrder, spend } =
    row;
  return { segment, clv, churnProbability, valueAtRisk, expectedOrders, actBy, orders, lastOrder, spend };
}
