package io.shibo.hub.clear;

import io.shibo.clear.risk.RiskRules;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** The installation's rules of risk, read once, when the hub starts to need them. */
@Component
class RiskBook {
    private volatile RiskRules known = RiskRules.NONE;

    /** @throws IOException if they cannot be read; an InputException where something is wrong with them */
    RiskRules rules() throws IOException {
        RiskRules rules = known;
        if (rules.rules().isEmpty()) {
            rules = RiskFiles.ofChina(
                    Path.of(System.getProperty("shibo.root", "")).resolve("packs"));
            known = rules;
        }
        return rules;
    }
}
