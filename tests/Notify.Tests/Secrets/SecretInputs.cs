using System.Text;
using System.Text.Json;
using Testing;
using Testing.Runner;

namespace Notify.Tests.Secrets;

/// <summary>A value for every input that action.yml calls secret, and for what else the sinks need: a sink that is added joins by its inputs.</summary>
/// <param name="at">Where every receiver is.</param>
/// <param name="smtpPort">Where the mail server is.</param>
internal sealed class SecretInputs(string at, int smtpPort)
{
    private static readonly Manifest Manifest = Manifest.Load(Repository.File("actions", "notify", "action.yml"));

    /// <summary>Names of the inputs that are secret.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Manifest.Inputs.Where(input => input.Description.Contains("Masked.", StringComparison.Ordinal) || input.Name == "token").Select(input => input.Name)];

    /// <summary>Inputs that are not secret.</summary>
    public IReadOnlyDictionary<string, string> Plain => new Dictionary<string, string>
    {
        ["slack-channel"] = "C001", ["slack-api-url"] = $"{at}/api",
        ["smtp-host"] = "localhost", ["smtp-port"] = $"{smtpPort}", ["smtp-username"] = "deploy", ["smtp-ca-file"] = "ca.pem",
        ["email-from"] = "deploy@example.com", ["email-to"] = "team@example.com",
        ["grafana-url"] = $"{at}/grafana",
        ["sentry-url"] = $"{at}/sentry", ["sentry-org"] = "acme", ["sentry-projects"] = "shop",
        ["pagerduty-url"] = $"{at}/pagerduty", ["pagerduty-event"] = "both",
        ["service"] = "shop", ["environment"] = "production", ["version"] = "1.4.0", ["report-file"] = "report.md", ["pr-number"] = "7",
    };

    /// <summary>The part of an input's value that only its owner knows.</summary>
    public static string Secret(string input) => input switch
    {
        "slack-bot-token" => "xoxb-100000000001-Sesame9Open",
        "pagerduty-routing-key" => "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
        _ when input.EndsWith("-url", StringComparison.Ordinal) => $"{input}-Sesame9Open",
        "smtp-password" => "Sesame 9 \"Open\" & <wide> + /%2f= ü",
        _ => $"{input}+Sesame/9=Open%&",
    };

    public string Value(string input) => input switch
    {
        "slack-webhook-url" => $"{at}/services/T1/B1/{Secret(input)}",
        "teams-webhook-url" => $"{at}/workflows/w1/triggers/manual/paths/invoke?api-version=1&sig={Secret(input)}",
        _ when input.EndsWith("-url", StringComparison.Ordinal) => $"{at}/hooks/{Secret(input)}",
        _ => Secret(input),
    };

    /// <summary>How a text can be found though it is not there as it is.</summary>
    public static IEnumerable<string> Forms(string text)
    {
        yield return text;
        yield return Uri.EscapeDataString(text);
        yield return JsonEncodedText.Encode(text).ToString();
        yield return System.Net.WebUtility.HtmlEncode(text);
        foreach (var before in new[] { "", ":", "\0deploy\0", "deploy:", "x-access-token:" }) yield return Base64(before + text);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=');
}
