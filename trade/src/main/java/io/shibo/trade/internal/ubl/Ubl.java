package io.shibo.trade.internal.ubl;

import com.helger.jaxb.GenericJAXBMarshaller;
import io.shibo.codes.Country;
import io.shibo.codes.Money;
import io.shibo.trade.Deal;
import io.shibo.trade.Party;
import java.math.BigDecimal;
import java.util.List;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AddressType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AllowanceChargeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CommodityClassificationType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ContactType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CountryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.DeliveryTermsType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ItemIdentificationType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ItemPropertyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ItemType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.LocationType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyIdentificationType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyLegalEntityType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyNameType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.AllowanceChargeReasonType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.DescriptionType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.ItemClassificationCodeType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.SpecialTermsType;
import oasis.names.specification.ubl.schema.xsd.unqualifieddatatypes_21.AmountType;
import oasis.names.specification.ubl.schema.xsd.unqualifieddatatypes_21.MeasureType;
import org.jspecify.annotations.Nullable;

/** The parts that several UBL documents share. */
final class Ubl {
    static final String VERSION = "2.1";

    private Ubl() {}

    /**
     * The bytes of a document: UTF-8, LF, four blanks an indent, one element a line, so that the place of a later change
     * has a line number.
     *
     * @throws IllegalStateException if what was built does not fit its schema: a fault of ours
     */
    static <T> byte[] write(GenericJAXBMarshaller<T> marshaller, T document) {
        StringBuilder failure = new StringBuilder();
        marshaller.setFormattedOutput(true);
        marshaller.setIndentString("    ");
        marshaller.setUseSchema(true);
        marshaller.setValidationEventHandler(event -> {
            failure.append(event.getMessage()).append(' ');
            return true;
        });
        byte[] bytes = marshaller.getAsBytes(document);
        if (bytes == null || !failure.isEmpty()) {
            throw new IllegalStateException("a document that does not fit its schema was built: " + failure);
        }
        return bytes;
    }

    static PartyType party(Party party) {
        PartyType out = new PartyType();
        PartyIdentificationType identification = new PartyIdentificationType();
        identification.setID(party.id().toString());
        out.addPartyIdentification(identification);
        PartyNameType name = new PartyNameType();
        name.setName(party.nameLocal() == null ? party.name() : party.nameLocal());
        out.addPartyName(name);
        out.setPostalAddress(address(party));
        PartyLegalEntityType legal = new PartyLegalEntityType();
        legal.setRegistrationName(party.name());
        legal.setCompanyID(party.id().value());
        out.addPartyLegalEntity(legal);
        if (party.contact() != null || party.email() != null) {
            ContactType contact = new ContactType();
            if (party.contact() != null) {
                contact.setName(party.contact());
            }
            if (party.email() != null) {
                contact.setElectronicMail(party.email());
            }
            out.setContact(contact);
        }
        return out;
    }

    private static AddressType address(Party party) {
        AddressType address = new AddressType();
        if (party.street() != null) {
            address.setStreetName(party.street());
        }
        if (party.city() != null) {
            address.setCityName(party.city());
        }
        if (party.postalCode() != null) {
            address.setPostalZone(party.postalCode());
        }
        address.setCountry(country(party.country()));
        return address;
    }

    static CountryType country(Country country) {
        CountryType out = new CountryType();
        out.setIdentificationCode(country.code());
        return out;
    }

    /** An item with its goods code; 7143 of UN/EDIFACT lists HS as the Harmonized System. */
    static ItemType item(Deal.Line line) {
        ItemType item = new ItemType();
        item.setName(line.description());
        ItemIdentificationType number = new ItemIdentificationType();
        number.setID(line.id());
        item.setSellersItemIdentification(number);
        item.setOriginCountry(country(line.origin()));
        CommodityClassificationType goods = new CommodityClassificationType();
        ItemClassificationCodeType code = new ItemClassificationCodeType();
        code.setValue(line.hs().digits());
        code.setListID("HS");
        goods.setItemClassificationCode(code);
        item.addCommodityClassification(goods);
        return item;
    }

    static ItemPropertyType property(String name, String value) {
        ItemPropertyType property = new ItemPropertyType();
        property.setName(name);
        property.setValue(value);
        return property;
    }

    static DeliveryTermsType deliveryTerms(Deal deal) {
        DeliveryTermsType terms = new DeliveryTermsType();
        terms.setID(deal.incoterm().name());
        SpecialTermsType inWords = new SpecialTermsType();
        inWords.setValue(deal.incoterm() + " " + deal.place() + ", Incoterms 2020");
        terms.addSpecialTerms(inWords);
        terms.setDeliveryLocation(location(null, deal.place()));
        return terms;
    }

    /** A charge on the whole document, in a code of UNTDID 7161 and in words. */
    static AllowanceChargeType charge(Deal.Charge charge) {
        AllowanceChargeType out = new AllowanceChargeType();
        out.setChargeIndicator(true);
        if (charge.kind().code() != null) {
            out.setAllowanceChargeReasonCode(charge.kind().code());
        }
        AllowanceChargeReasonType reason = new AllowanceChargeReasonType();
        reason.setValue(charge.kind().reason());
        out.addAllowanceChargeReason(reason);
        out.setAmount(amount(
                new oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.AmountType(), charge.amount()));
        return out;
    }

    static LocationType location(@Nullable String code, String name) {
        LocationType location = new LocationType();
        if (code != null) {
            location.setID(code);
        }
        DescriptionType description = new DescriptionType();
        description.setValue(name);
        location.setDescription(List.of(description));
        return location;
    }

    /** Sets an amount with the minor units of its currency. */
    static <A extends AmountType> A amount(A target, Money money) {
        target.setValue(new BigDecimal(money.plainAmount()));
        target.setCurrencyID(money.currency().getCurrencyCode());
        return target;
    }

    static <M extends MeasureType> M measure(M target, BigDecimal value, String unit) {
        target.setValue(value);
        target.setUnitCode(unit);
        return target;
    }
}
