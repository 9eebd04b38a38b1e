package io.shibo.hub;

import io.shibo.codes.input.Problems;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Goes wrong in every way a page can; found by the component scan in tests alone. */
@Controller
class FaultyPages {
    @GetMapping({"/test-faulty/input", "/api/v1/test-faulty/input"})
    String input() {
        Problems problems = new Problems();
        problems.add("orders.csv", 3, "price", "'<b>' is not a decimal. Write 12.5.");
        problems.add("orders.csv", 4, "currency", "'XXY' is not an ISO 4217 currency code.");
        problems.throwIfAny();
        throw new AssertionError("there were problems");
    }

    @GetMapping({"/test-faulty/ours", "/api/v1/test-faulty/ours"})
    String ours() {
        throw new IllegalStateException("the inside");
    }

    @GetMapping("/test-faulty/template")
    String template() {
        return "no-such-template";
    }

    @GetMapping("/test-faulty/number")
    @ResponseBody
    String number(@RequestParam int n) {
        return Integer.toString(n);
    }

    @PostMapping("/api/v1/test-faulty/echo")
    @ResponseBody
    String echo(@RequestBody String body) {
        return Integer.toString(body.length());
    }
}
