package io.shibo.hub.security;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Two chains. The API holds no session and takes HTTP Basic; the pages have a form, a session and CSRF tokens.
 *
 * <p>Reading (GET) is open in both: which <em>rows</em> a reader sees is decided in the stores by the {@link
 * io.shibo.hub.web.Viewer} they are asked with. Computing something that leaves no row (a quote, a verification) is open
 * too: {@link #OPEN_POSTS}; so is registering, with a private link to come back: {@link #PARTICIPANTS}. Any other change needs a signed-in account, {@code /admin} an administrator.
 */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {
    static final String SIGN_IN = "/sign-in";
    static final String SIGN_OUT = "/sign-out";

    /** Questions asked by POST because they carry a file or a long form; they change nothing. */
    static final String[] OPEN_POSTS = {
        "/quote/**",
        "/trade/verify/**",
        "/api/v1/quote/**",
        "/api/v1/quotes/**",
        "/api/v1/trade/verify/**",
        // A buyer's own year: an identity number belongs into no address
        "/clear/quota",
        "/api/v1/clear/quota",
        // Devices at gates bring a token of their own; see io.shibo.hub.day.
        "/api/v1/meet/day/journal",
        "/api/v1/meet/day/code"
    };

    /** Where participants register: a form needs no account, but its CSRF token, and to come back a private link. */
    static final String PARTICIPANTS = "/register/**";

    /** What shows registrations, and with them people's addresses, is for accounts alone. */
    static final String[] ORGANISERS = {"/organiser/**", "/api/v1/meet/registrations/**"};

    /** Nothing from elsewhere, no inline script or style, no frames. */
    public static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; "
            + "font-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'";

    @Bean
    PasswordEncoder passwordEncoder() {
        // Named in the hash, so that a stronger method can follow without asking everybody for a new password.
        return new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(11)));
    }

    @Bean
    SignInLimitFilter signInLimitFilter(Clock clock) {
        return new SignInLimitFilter(new SignInLimit(clock));
    }

    /** It belongs inside the security chains; the container shall not run it a second time. */
    @Bean
    FilterRegistrationBean<SignInLimitFilter> noSecondRun(SignInLimitFilter filter) {
        FilterRegistrationBean<SignInLimitFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, SignInLimitFilter limit) throws Exception {
        http.securityMatcher("/api/**", "/api", "/actuator/**")
                .authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/actuator/health")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .authenticated()
                        .requestMatchers("/api/v1/admin/**")
                        .hasRole("ADMIN")
                        .requestMatchers(ORGANISERS)
                        .authenticated()
                        .requestMatchers(HttpMethod.GET)
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, OPEN_POSTS)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .httpBasic(basic -> basic.realmName("Shibo"))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // No cookie is looked at here, so there is nothing a foreign page could ride on.
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .headers(SecurityConfiguration::headers)
                .addFilterBefore(limit, BasicAuthenticationFilter.class)
                .addFilterAfter(new ChangePasswordFilter(), AuthorizationFilter.class);
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, SignInLimitFilter limit) throws Exception {
        http.authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers("/admin/**")
                        .hasRole("ADMIN")
                        .requestMatchers(ChangePasswordFilter.PAGE)
                        .authenticated()
                        .requestMatchers(ORGANISERS)
                        .authenticated()
                        .requestMatchers(HttpMethod.GET)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD)
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, OPEN_POSTS)
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, PARTICIPANTS)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form ->
                        form.loginPage(SIGN_IN).failureUrl(SIGN_IN + "?failed").permitAll())
                .logout(logout ->
                        logout.logoutUrl(SIGN_OUT).logoutSuccessUrl("/").permitAll())
                .csrf(Customizer.withDefaults())
                .headers(SecurityConfiguration::headers)
                .addFilterBefore(limit, UsernamePasswordAuthenticationFilter.class)
                .addFilterAfter(new ChangePasswordFilter(), AuthorizationFilter.class);
        return http.build();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                .frameOptions(frames -> frames.deny())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(policy -> policy.policy(
                        "camera=(self), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"));
    }
}
