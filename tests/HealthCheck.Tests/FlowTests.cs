using HealthCheck.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace HealthCheck.Tests;

/// <summary>Flows over real HTTP: order, cookies, values from answers, what runs always, what is tried again.</summary>
public sealed class FlowTests
{
    private const string Token = "tok-0123456789abcdef";

    private const string SignIn = """
        flow:
          name: login
          vars: { email: "{{env.USER_EMAIL}}" }
          steps:
            - name: sign in
              request: { method: POST, url: /auth/login, json: { email: "{{email}}", password: "{{env.USER_PASSWORD}}" } }
              assert: [ "status in 200" ]
              capture: { token: { json: $.access, secret: true } }
            - name: who am I
              request: { url: /auth/me, headers: { Authorization: "Bearer {{token}}" } }
              assert: [ "json $.email == {{email}}" ]
            - name: sign out
              always: true
              request: { method: POST, url: /auth/logout }
        """;

    private static Task<ShopServer> ShopAsync(string email = "ann@example.com") => ShopServer.StartAsync(
        ("POST /auth/login", (context, _) =>
        {
            context.Response.Cookies.Append("session", "cookie-0123456789");
            return context.JsonAsync($$"""{"access":"{{Token}}"}""");
        }),
        ("GET /auth/me", (context, _) => context.Request.Headers.Authorization == $"Bearer {Token}" && context.Request.Cookies["session"] == "cookie-0123456789"
            ? context.JsonAsync($$"""{"email":"{{email}}"}""")
            : context.JsonAsync("{}", 401)),
        ("POST /auth/logout", Answers.Json("{}")));

    private static Testing.ActionRun Flow(ShopServer shop, string yaml = SignIn)
    {
        var run = HealthCheckRun.Of(yaml, shop.Url);
        run.Variables["USER_EMAIL"] = "ann@example.com";
        run.Variables["USER_PASSWORD"] = "hunter2-of-ann";
        return run;
    }

    private static string Steps(params string[] steps) => "flow:\n  steps:\n" + string.Concat(steps.Select(step => $"    - {step}\n"));

    [Fact]
    public async Task Signing_in_asking_and_signing_out_is_healthy()
    {
        await using var shop = await ShopAsync();
        using var run = Flow(shop);

        await run.CheckAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        shop.Requests.ShouldBe(["""POST /auth/login {"email":"ann@example.com","password":"hunter2-of-ann"}""", "GET /auth/me", "POST /auth/logout"]);
        run.Outputs["result"].ShouldBe("healthy");
        run.Outputs["healthy-count"].ShouldBe("1");
        run.Outputs["attempts"].ShouldBe("3");
        run.Summary.ShouldContain("| who am I | ✅ passed | 1 | 200 |");
    }

    [Fact]
    public async Task The_first_failure_skips_the_rest_except_what_always_runs()
    {
        await using var shop = await ShopAsync(email: "bob@example.com");
        using var run = Flow(shop, SignIn.Replace("    - name: sign out", "    - name: never\n      request: { url: /never }\n    - name: sign out")).Input("retries", "0");

        await run.CheckAsync();

        run.ExitCode.ShouldBe(1, run.Log);
        shop.Requests.Select(request => request.Split(' ')[1]).ShouldBe(["/auth/login", "/auth/me", "/auth/logout"]);
        run.Outputs["reason"].ShouldBe("assertion: step 'who am I': expected 'json $.email == {{email}}', found \"bob@example.com\" at $.email [login]");
        run.Summary.ShouldContain("| never | ⏭️ skipped |");
        run.Summary.ShouldContain("| sign out | ✅ passed |");
    }

    [Fact]
    public async Task What_always_runs_fails_a_flow_and_never_mends_one()
    {
        await using var shop = await ShopServer.StartAsync(("GET /one", Answers.Json("{}")));
        using var run = HealthCheckRun.Of(Steps("{ name: clean, always: true, request: { url: /gone } }", "{ name: one, request: { url: /one } }", "{ name: more, always: true, request: { url: /one } }"), shop.Url)
            .Input("retries", "0");

        await run.CheckAsync();

        run.Outputs["reason"].ShouldStartWith("status: step 'clean': answered 404");
        shop.Requests.ShouldBe(["GET /gone", "GET /one"]);
    }

    [Fact]
    public async Task A_flow_is_tried_again_from_its_first_step_with_no_cookie_of_before()
    {
        var runs = 0;
        await using var shop = await ShopServer.StartAsync(
            ("GET /first", (context, _) =>
            {
                var sent = context.Request.Headers.Cookie.ToString();
                context.Response.Cookies.Append("run", $"{++runs}");
                return context.JsonAsync($$"""{"sent":"{{sent}}"}""");
            }),
            ("GET /second", (context, _) => context.JsonAsync("{}", runs < 3 ? 503 : 200)));
        using var run = HealthCheckRun.Of(Steps("""{ name: first, request: { url: /first }, assert: [ "json $.sent == \"\"" ] }""", "{ name: second, request: { url: /second } }"), shop.Url);

        await run.CheckAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        shop.Requests.ShouldBe(["GET /first", "GET /second", "GET /first", "GET /second", "GET /first", "GET /second"]);
        run.Outputs["attempts"].ShouldBe("6");
    }

    [Fact]
    public async Task Only_an_idempotent_step_is_repeated_inside_a_flow()
    {
        var asked = 0;
        await using var shop = await ShopServer.StartAsync(
            ("POST /order", Answers.Json("{}")),
            ("GET /order", (context, _) => context.JsonAsync("{}", ++asked < 3 ? 404 : 200)));
        using var run = HealthCheckRun.Of(Steps("{ name: order, request: { method: POST, url: /order } }", "{ name: look, idempotent: true, request: { url: /order } }"), shop.Url);

        await run.CheckAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        shop.Requests.ShouldBe(["POST /order", "GET /order", "GET /order", "GET /order"]);
    }

    [Fact]
    public async Task A_flow_begins_once_the_targets_are_healthy()
    {
        var asked = 0;
        await using var shop = await ShopServer.StartAsync(
            ("GET /health", (context, _) => context.JsonAsync($$"""{"version":"{{++asked}}"}""")), ("GET /flow", Answers.Json("{}")));
        using var run = HealthCheckRun.Of("targets:\n  - { url: /health, expect-version: \"3\", version-path: $.version }\n" + Steps("{ name: one, request: { url: /flow } }"), shop.Url);

        await run.CheckAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        shop.Requests.ShouldBe(["GET /health", "GET /health", "GET /health", "GET /flow"]);
        run.Outputs["healthy-count"].ShouldBe("2");
    }

    [Fact]
    public async Task At_the_deadline_there_is_time_left_for_what_always_runs()
    {
        await using var shop = await ShopServer.StartAsync(
            ("GET /hang", (context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted)), ("POST /clean", Answers.Json("{}")));
        using var run = HealthCheckRun.Of(Steps("{ name: hang, request: { url: /hang } }", "{ name: clean, always: true, request: { method: POST, url: /clean } }"), shop.Url)
            .Input("deadline", "3s").Input("timeout", "1m");

        await run.CheckAsync().WaitAsync(TimeSpan.FromSeconds(20));

        run.ExitCode.ShouldBe(1, run.Log);
        shop.Requests.ShouldBe(["GET /hang", "POST /clean"]);
        run.Outputs["reason"].ShouldStartWith("deadline: step 'hang': no answer before the deadline, while waiting for the answer");
        run.Summary.ShouldContain("| clean | ✅ passed |");
    }

    [Fact]
    public async Task A_stop_is_inconclusive_and_still_cleans_up()
    {
        await using var shop = await ShopServer.StartAsync(
            ("GET /hang", (context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted)), ("POST /clean", Answers.Json("{}")));
        using var run = HealthCheckRun.Of(Steps("{ name: hang, request: { url: /hang } }", "{ name: clean, always: true, request: { method: POST, url: /clean } }"), shop.Url);

        var running = run.CheckAsync();
        while (shop.Requests.Count == 0) await Task.Delay(5);
        run.Stop();
        await running.WaitAsync(TimeSpan.FromSeconds(20));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["result"].ShouldBe("inconclusive");
        shop.Requests.ShouldBe(["GET /hang", "POST /clean"]);
    }

    [Fact]
    public async Task A_flow_waits_as_long_as_the_server_asks()
    {
        var asked = new List<DateTime>();
        await using var shop = await ShopServer.StartAsync(("GET /one", (context, _) =>
        {
            asked.Add(DateTime.UtcNow);
            context.Response.Headers.RetryAfter = "1";
            return context.JsonAsync("{}", asked.Count == 1 ? 503 : 200);
        }));
        using var run = HealthCheckRun.Of(Steps("{ name: one, request: { url: /one } }"), shop.Url);

        await run.CheckAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        (asked[1] - asked[0]).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(900));
    }
}
