using System.Net;
using System.Text;
using Notify.Events;
using Notify.Messages;
using Notify.Templates;

namespace Notify.Sinks.Grafana;

/// <summary>The text of an annotation: Grafana shows it as HTML.</summary>
internal static class GrafanaText
{
    private const string Break = "<br>";

    public static string Write(Notification told, Template? template) =>
        Cut(template is null ? Default(MessageWriter.Write(told)) : template.Render(told, text => Html(text, GrafanaLimits.Reason.Most)), GrafanaLimits.Text.Most);

    private static string Default(Message message) => string.Join(Break, Lines(message));

    private static IEnumerable<string> Lines(Message message)
    {
        yield return $"<b>{Field(message.Title)}</b>";
        if (message.Reason is { } reason) yield return Html(reason, GrafanaLimits.Reason.Most);
        foreach (var fact in message.Facts) yield return $"{Field(fact.Label)}: {Linked(fact.Value, fact.Url)}";
        yield return string.Join(" · ", message.Links.Select(link => Linked(link.Label, link.Url)));
    }

    // An address that is cut leads nowhere.
    private static string Linked(string text, string? url)
    {
        var address = url is null ? "" : WebUtility.HtmlEncode(url);
        return address.Length == 0 || Encoding.UTF8.GetByteCount(address) > GrafanaLimits.Field.Most ? Field(text) : $"<a href=\"{address}\">{Field(text)}</a>";
    }

    private static string Field(string text) => Html(text, GrafanaLimits.Field.Most);

    // Cut before it is encoded: a cut entity would be another text.
    private static string Html(string text, int most) =>
        Encoded(Shorten.Text(JsonBody.Beginning(text, most), most, piece => Encoding.UTF8.GetByteCount(Encoded(piece))));

    private static string Encoded(string text) => WebUtility.HtmlEncode(text.Replace("\r\n", "\n", StringComparison.Ordinal)).Replace("\n", Break, StringComparison.Ordinal);

    private static string Cut(string text, int most) => Shorten.Text(text, most, Encoding.UTF8.GetByteCount);
}
