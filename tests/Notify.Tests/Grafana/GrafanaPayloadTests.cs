using System.Net;
using System.Text.Json.Nodes;
using LocalGitHub;
using Notify.Events;
using Notify.Sinks.Grafana;
using Notify.Tests.Support;

namespace Notify.Tests.Grafana;

public sealed class GrafanaPayloadTests
{
    private static readonly GrafanaSettings Settings = new(new Uri("https://grafana.example.com/sub/"), new Actions.Toolkit.Secret("x"))
    {
        Tags = [new string('t', 64) + ":" + new string('v', 64), new string('w', 60)],
    };

    [Fact]
    public void Whatever_happened_Grafana_takes_it_and_keeps_its_tags()
    {
        var requests = new GrafanaRequests(Settings);
        foreach (var random in new RandomNotifications(2).Many(10_000))
        {
            var told = random with { CorrelationKey = random.Service ?? random.CorrelationKey, At = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero) };
            var body = JsonNode.Parse(requests.Create(told, told.At, told.At).Body.Span)!.AsObject();

            GrafanaRules.Problem(body).ShouldBeNull();
            var sent = body["tags"]!.AsArray().Select(tag => tag!.GetValue<string>()).ToList();
            GrafanaRules.Kept(sent).ShouldBe(sent);
        }
    }

    [Theory]
    [ClassData(typeof(HardTexts))]
    public void Text_is_shown_as_it_was(string text)
    {
        var html = GrafanaText.Write(OneText.In(NotificationStatus.Failure, text), null);

        Shown(html).ShouldContain($"\n{text}\nService: {text}\n");
    }

    [Theory]
    [InlineData("acme/shop:checkout:production:1001", "acme/shop:checkout:production:1002")]
    [InlineData("acme/shop:checkout", "acme/shop%3Acheckout")]
    [InlineData("a:b", "a:c")]
    public void Other_keys_have_other_tags(string one, string other) => Correlation(one).ShouldNotBe(Correlation(other));

    [Fact]
    public void Long_keys_that_begin_alike_have_other_tags()
    {
        Correlation(new string('k', 500) + "1").ShouldNotBe(Correlation(new string('k', 500) + "2"));
        Correlation(new string('k', 500)).ShouldBe(Correlation(new string('k', 500)));
    }

    [Fact]
    public void A_long_reason_is_cut_and_the_links_stay()
    {
        var html = GrafanaText.Write(OneText.In(NotificationStatus.Failure, "x") with { Reason = string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦 & <b>", 10_000)) }, null);

        html.ShouldContain("…<br>Service: x<br>");
        html.ShouldEndWith("<a href=\"https://github.com/acme/shop/actions/runs/1001\">Run</a>");
        Shown(html).ShouldNotContain("\ufffd");
    }

    private static string Correlation(string key)
    {
        var tag = GrafanaTags.Correlation(OneText.In(NotificationStatus.Success, "x") with { CorrelationKey = key });
        return GrafanaRules.Kept([tag]).ShouldHaveSingleItem();
    }

    // Grafana cleans HTML of what could act and shows the rest.
    private static string Shown(string html) => WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(html.Replace("<br>", "\n", StringComparison.Ordinal), "</?(b|a)( href=\"[^\"]*\")?>", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)));
}
