/** The words of trade. Depends on the JDK alone. */
module io.shibo.codes {
    requires static org.jspecify;

    exports io.shibo.codes;
    exports io.shibo.codes.input;
    exports io.shibo.codes.party;
}
