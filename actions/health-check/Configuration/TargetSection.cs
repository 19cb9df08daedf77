using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>One target with settings of its own, under the names of the inputs; what it does not say is as for all.</summary>
/// <param name="common">What is said for all.</param>
/// <param name="known">Values that may stand in it.</param>
/// <param name="masks">Where credentials are registered.</param>
internal sealed class TargetSection(TargetDefaults common, KnownValues known, Masks masks)
{
    public TargetWish? Read(YamlValue value, YamlSection parent)
    {
        if (value is YamlValue.Scalar text) return parent.Try(text, () => Parse(text.Text));
        return parent.Of(value, "a target") is { } section ? Read(section) : null;
    }

    public TargetWish? Read(YamlSection section)
    {
        var target = section.Required("url", Parse);
        var request = Request(section);
        var expectation = Expectation(section);
        section.RefuseOthers();
        foreach (var (_, message) in Contradictions.Of(request, expectation)) section.Problem(message);
        return target is null ? null : target with { Request = request, Expectation = expectation };
    }

    private TargetWish Parse(string text) => TargetWish.Parse(known.Text(text.Trim()), common.Root, masks);

    private RequestTemplate Request(YamlSection section)
    {
        var own = section.Map("headers", (name, value) => RequestHeader.Of(name, known.Text(value)));
        foreach (var secret in own.SelectMany(header => header.Secrets)) UrlSecrets.Mask(masks, secret);
        return common.Request with
        {
            Method = section.Value("method", RequestInputs.ParseMethod) ?? common.Request.Method,
            Body = section.Value("body", known.Text) ?? common.Request.Body,
            Headers = [.. common.Request.Headers.Where(header => !own.Any(mine => mine.Name.Equals(header.Name, StringComparison.OrdinalIgnoreCase))), .. own],
            Timeout = section.Value<TimeSpan?>("timeout", text => RequestInputs.ParseTimeout(text)) ?? common.Request.Timeout,
            Redirects = section.Value<RedirectPolicy?>("redirects", text => ChoiceText.Parse<RedirectPolicy>(text)) ?? common.Request.Redirects,
            Tls = common.Request.Tls with { ServerName = section.Value("server-name", TlsInputs.ParseName) ?? common.Request.Tls.ServerName },
            MaxBody = section.Value<int?>("max-body", text => RequestInputs.ParseMaxBody(text)) ?? common.Request.MaxBody,
        };
    }

    private Expectation Expectation(YamlSection section)
    {
        var assertions = section.List("assert", AssertionParser.Parse);
        var source = section.Value("version-path", VersionSource.Parse) ?? common.Expectation.VersionSource;
        var version = section.Value("expect-version", known.Text) ?? common.Expectation.Version?.Version;
        if (version is not null && source is null) section.Problem("'expect-version' needs a 'version-path', which says where an answer tells its version");
        return common.Expectation with
        {
            Status = section.Value("expected-status", StatusSet.Parse) ?? common.Expectation.Status,
            FailFast = section.Value("fail-fast-status", StatusSet.Parse) ?? common.Expectation.FailFast,
            Assertions = section.Has("assert") ? assertions : common.Expectation.Assertions,
            Version = version is null || source is null ? null : new ExpectedVersion(version, source),
            VersionSource = source,
        };
    }
}
