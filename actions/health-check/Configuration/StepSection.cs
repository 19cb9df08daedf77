using System.Text.Json.Nodes;
using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>One step of a flow.</summary>
internal sealed class StepSection(TargetDefaults common, KnownValues known)
{
    public FlowStep? Read(YamlSection section)
    {
        var name = section.Required("name", text => text);
        var isAlways = section.Value("always", FlagText.Parse);
        var isIdempotent = section.Value("idempotent", FlagText.Parse);
        if (!section.Has("request")) section.Problem("'request' is missing in a step");
        var request = section.Section("request", "a request") is { } sent ? Request(sent) : null;
        var assertions = section.List("assert", Assertion);
        var captures = section.Entries("capture").Select(entry => Capture(section, entry.Key.Text, entry.Value)).OfType<Capture>().ToList();
        section.RefuseOthers();
        return name is null || request is null ? null : new FlowStep
        {
            Name = name,
            Request = request,
            Assertions = assertions,
            Captures = captures,
            IsAlways = isAlways,
            IsIdempotent = isIdempotent,
        };
    }

    private StepRequest? Request(YamlSection section)
    {
        var url = section.Required("url", text => UrlTemplate.Parse(known.Template(text), common.Root, known.IsGiven));
        var body = Body(section);
        var request = new StepRequest
        {
            Method = section.Value("method", RequestInputs.ParseMethod) ?? (body is null ? HttpMethod.Get : HttpMethod.Post),
            Url = url!,
            Headers = section.Map("headers", Header),
            Body = body,
            Timeout = section.Value<TimeSpan?>("timeout", text => RequestInputs.ParseTimeout(text)),
        };
        if (body is not null && request.Method == HttpMethod.Get) section.Problem("a request with a body needs POST, PUT, PATCH, DELETE or OPTIONS");
        section.RefuseOthers();
        return url is null ? null : request;
    }

    // What is known already is checked now, by making the header.
    private (string Name, TemplateText Value) Header(string name, string text)
    {
        var value = known.Template(text);
        _ = RequestHeader.Of(name, value.Names.All(known.IsGiven) ? value.Render(known.Given) : "");
        return (name, value);
    }

    private StepBody? Body(YamlSection section)
    {
        StepBody?[] bodies =
        [
            section.Find("json") is { } tree ? section.Try(tree, () => new JsonBody(YamlTree.As<JsonNode>(tree))) : null,
            section.Has("form") ? new FormBody(section.Map("form", (name, text) => (name, known.Template(text)))) : null,
            section.Value("body", text => new TextBody(known.Template(text))),
        ];
        var given = bodies.OfType<StepBody>().ToList();
        if (given.Count > 1) section.Problem("a request has one body: 'json', 'form' or 'body'");
        return given.FirstOrDefault() is { } body && section.Try(section.Find("json") ?? section.Find("form") ?? section.Find("body")!, () => Required(body)) ? body : null;
    }

    private bool Required(StepBody body)
    {
        known.Require(body.Names);
        return true;
    }

    private StepAssertion Assertion(string line) => StepAssertion.Parse(known.Template(line));

    private Capture? Capture(YamlSection step, string name, YamlValue value)
    {
        if (step.Of(value, "a capture") is not { } section) return null;
        _ = step.Try(value, () =>
        {
            known.AddCapture(name);
            return true;
        });
        var pattern = section.Value("regex", Actions.Health.Capture.ParsePattern);
        Capture?[] places =
        [
            section.Value("json", path => Actions.Health.Capture.FromJson(name, path)),
            section.Value("header", header => Actions.Health.Capture.FromHeader(name, header)),
            section.Value("cookie", cookie => Actions.Health.Capture.FromCookie(name, cookie)),
        ];
        var given = places.OfType<Capture>().ToList();
        if (given.Count > 1 || (given.Count == 0 && pattern is null && !section.Has("json"))) section.Problem("expected one of 'json', 'header' and 'cookie', or 'regex' for the body");
        var isSecret = section.Value("secret", FlagText.Parse);
        section.RefuseOthers();
        return (given.FirstOrDefault() ?? Actions.Health.Capture.FromBody(name)).With(pattern, isSecret);
    }
}
