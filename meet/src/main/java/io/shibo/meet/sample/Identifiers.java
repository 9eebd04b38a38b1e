package io.shibo.meet.sample;

import io.shibo.codes.party.IdentifierScheme;
import io.shibo.codes.party.PartyId;

/** Identifiers with right check digits, and wrong ones where they are to be planted. */
final class Identifiers {
    private static final String LETTERS_AND_DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final String[] REGIONS = {
        "330100", "330200", "330300", "330400", "330600", "330700", "310000", "320500", "440300", "440100", "350200"
    };

    private final Dice dice;

    Identifiers(Dice dice) {
        this.dice = dice;
    }

    PartyId of(Palette.Origin origin) {
        return switch (origin.scheme()) {
            case USCC ->
                id(
                        IdentifierScheme.USCC,
                        "91" + REGIONS[dice.below(REGIONS.length)] + "MA" + dice.letters(LETTERS_AND_DIGITS, 7));
            case NIB -> new PartyId(IdentifierScheme.NIB, dice.digits(13));
            case EU_VAT -> new PartyId(IdentifierScheme.EU_VAT, vat(origin.country()));
            case GLN -> id(IdentifierScheme.GLN, origin.gs1() + dice.digits(9));
            default -> id(IdentifierScheme.LEI, "9845" + "00" + dice.letters(LETTERS_AND_DIGITS, 12));
        };
    }

    private static PartyId id(IdentifierScheme scheme, String body) {
        return new PartyId(scheme, scheme.complete(body));
    }

    /** The same identifier mistyped: one digit off, or one too few where the scheme has no check digit. */
    static PartyId mistyped(PartyId right) {
        String value = right.value();
        if (right.scheme() == IdentifierScheme.NIB) {
            return new PartyId(right.scheme(), value.substring(1));
        }
        if (right.scheme() == IdentifierScheme.EU_VAT) {
            return new PartyId(right.scheme(), "X" + value.substring(1));
        }
        int at = 4;
        char wrong = value.charAt(at) == '9' ? '0' : (char) (value.charAt(at) + 1);
        return new PartyId(right.scheme(), value.substring(0, at) + wrong + value.substring(at + 1));
    }

    /** VAT numbers with the check rules their tax offices publish: Germany ISO 7064 mod 11,10; Italy Luhn; France a key. */
    private String vat(String country) {
        return switch (country) {
            case "DE" -> {
                String body = dice.between(1, 9) + dice.digits(7);
                yield "DE" + body + iso7064(body);
            }
            case "FR" -> {
                String siren = IdentifierScheme.SIREN.complete(dice.digits(8));
                long key = (12 + 3 * (Long.parseLong(siren) % 97)) % 97;
                yield "FR%02d%s".formatted(key, siren);
            }
            default -> "IT" + luhn(dice.digits(7) + "0150");
        };
    }

    private static int iso7064(String body) {
        int product = 10;
        for (char c : body.toCharArray()) {
            int sum = (c - '0' + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return (11 - product) % 10;
    }

    /** The ten digits given with their Luhn digit. */
    private static String luhn(String digits) {
        String body = digits.substring(0, 10);
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = body.charAt(body.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return body + (10 - sum % 10) % 10;
    }
}
