using HealthCheck.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace HealthCheck.Tests;

/// <summary>Values that steps take from answers, and how they are written where they are put.</summary>
public sealed class FlowValueTests
{
    private const string Nasty = """a/b ?&"c"=%é""";

    private static string Yaml(string capture, string request, string extra = "") =>
        $"flow:\n  steps:\n    - name: take\n      request: {{ url: /take }}\n      capture: {capture}\n    - name: use\n      request: {request}\n{extra}";

    private static Task<ShopServer> TakeAsync(string json, params (string Name, string Value)[] headers) => ShopServer.StartAsync(
        ("GET /take", (context, _) =>
        {
            foreach (var (name, value) in headers) context.Response.Headers.Append(name, value);
            return context.JsonAsync(json);
        }),
        ("POST /use", Answers.Json("{}")),
        ("GET /use", Answers.Json("{}")),
        ("GET /use/a/b ?&\"c\"=%é", Answers.Json("{}")));

    private static async Task<(string Used, Testing.ActionRun Run)> UseAsync(ShopServer shop, string yaml)
    {
        var run = HealthCheckRun.Of(yaml, shop.Url).Input("retries", "0");
        await run.CheckAsync();
        return (shop.Requests.Count > 1 ? shop.Requests[1] : "", run);
    }

    [Theory]
    [InlineData("{ url: \"/use?q={{v}}&z=1\" }", "GET /use?q=a%2Fb%20%3F%26%22c%22%3D%25%C3%A9&z=1")]
    [InlineData("{ url: \"/use/{{v}}\" }", "GET /use/a%2Fb%20%3F%26%22c%22%3D%25%C3%A9")]
    [InlineData("{ url: /use, json: { a: \"<{{v}}>\" } }", "POST /use {\"a\":\"\\u003Ca/b ?\\u0026\\u0022c\\u0022=%\\u00E9\\u003E\"}")]
    [InlineData("{ url: /use, form: { a: \"{{v}}\", b: 2 } }", "POST /use a=a%2Fb%20%3F%26%22c%22%3D%25%C3%A9&b=2")]
    [InlineData("{ url: /use, method: POST, body: '{\"a\":\"{{v}}\"}' }", "POST /use {\"a\":\"a/b ?\\u0026\\u0022c\\u0022=%\\u00E9\"}")]
    [InlineData("{ url: /use, method: POST, body: \"= {{v}}\" }", "POST /use = a/b ?&\"c\"=%é")]
    public async Task A_value_is_escaped_for_its_place(string request, string sent)
    {
        await using var shop = await TakeAsync($$"""{"v":{{System.Text.Json.JsonSerializer.Serialize(Nasty)}}}""");

        var (used, run) = await UseAsync(shop, Yaml("{ v: { json: $.v } }", request));

        used.ShouldBe(sent, run.Log);
        run.Dispose();
    }

    [Theory]
    [InlineData("{ v: { json: \"$.id\" } }", "{\"a\":12}")]
    [InlineData("{ v: { json: \"$.list[0]\" } }", "{\"a\":{\"x\":[true,null]}}")]
    [InlineData("{ v: { header: Location, regex: \"/orders/(\\\\d+)$\" } }", "{\"a\":\"77\"}")]
    [InlineData("{ v: { cookie: csrf } }", "{\"a\":\"c-1\"}")]
    [InlineData("{ v: { regex: \"\\\"id\\\":(\\\\d)\" } }", "{\"a\":\"1\"}")]
    public async Task A_value_comes_from_json_a_header_a_cookie_or_a_pattern(string capture, string sent)
    {
        await using var shop = await TakeAsync("""{"id":12,"list":[{"x":[true,null]}]}""", ("Location", "https://x.example/orders/77"), ("Set-Cookie", "csrf=c-1; Path=/"));

        var (used, run) = await UseAsync(shop, Yaml(capture, "{ url: /use, json: { a: \"{{v}}\" } }"));

        used.ShouldBe($"POST /use {sent}", run.Log);
        run.Dispose();
    }

    [Fact]
    public async Task A_value_that_an_answer_does_not_hold_fails_the_step()
    {
        await using var shop = await TakeAsync("{}");

        var (used, run) = await UseAsync(shop, Yaml("{ v: { json: $.v } }", "{ url: \"/use?q={{v}}\" }"));

        used.ShouldBe("");
        run.Outputs["reason"].ShouldBe("assertion: step 'take': expected 'capture v', found no value at json $.v [flow]");
        run.Dispose();
    }

    [Theory]
    [InlineData("a\\r\\nX-Evil: 1", "{ url: /use, headers: { X-Value: \"{{v}}\" } }", "the request cannot be made: the value of X-Value holds a control character")]
    [InlineData("..", "{ url: \"/use/{{v}}/x\" }", "the request cannot be made: the value '..' cannot stand in a path")]
    public async Task A_value_that_would_change_the_request_fails_the_step(string value, string request, string said)
    {
        await using var shop = await TakeAsync($$"""{"v":"{{value}}"}""");

        var (used, run) = await UseAsync(shop, Yaml("{ v: { json: $.v } }", request));

        used.ShouldBe("");
        run.Outputs["reason"].ShouldBe($"assertion: step 'use': {said} [flow]");
        run.Dispose();
    }

    [Theory]
    [InlineData("json $.id == {{v}}", "{ json: $.id }", true)]
    [InlineData("json $.id == \"{{v}}\"", "{ json: $.id }", false)]
    [InlineData("json $.name == {{v}}", "{ json: $.name }", true)]
    [InlineData("json $.name == \"{{v}}\"", "{ json: $.name }", true)]
    [InlineData("body contains {{v}}", "{ json: $.id }", true)]
    [InlineData("body matches id.:{{v}},", "{ json: $.id }", true)]
    [InlineData("body matches x{{v}}y", "{ json: $.pattern }", false)]
    [InlineData("header X-Id == {{v}}", "{ json: $.id }", true)]
    public async Task A_value_in_an_assertion_keeps_its_type_and_is_no_pattern(string assertion, string capture, bool holds)
    {
        const string Body = """{"id":12,"name":"1\"2","pattern":".*","text":"x1y"}""";
        await using var shop = await ShopServer.StartAsync(("GET /take", Answers.Json(Body)), ("GET /use", (context, _) =>
        {
            context.Response.Headers["X-Id"] = "12";
            return context.JsonAsync(Body);
        }));

        var (_, run) = await UseAsync(shop, Yaml($"{{ v: {capture} }}", "{ url: /use }", $"      assert:\n        - {System.Text.Json.JsonSerializer.Serialize(assertion)}\n"));

        run.ExitCode.ShouldBe(holds ? 0 : 1, run.Log);
        run.Dispose();
    }
}
