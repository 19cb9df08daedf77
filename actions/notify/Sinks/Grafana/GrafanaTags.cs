using System.Security.Cryptography;
using System.Text;
using Actions.Toolkit;
using Notify.Events;
using Notify.Messages;

namespace Notify.Sinks.Grafana;

/// <summary>Tags of an annotation: what it is found and filtered by. Grafana reads <c>name:value</c>, and forgets what stands behind a second colon.</summary>
internal static class GrafanaTags
{
    /// <summary>The tags of a notification, then those of the author.</summary>
    public static IReadOnlyList<string> Of(Notification told, IReadOnlyList<string> own) =>
    [
        "deployment",
        .. told.Service is { } service ? new[] { $"service:{Readable(service)}" } : [],
        .. told.Environment is { } environment ? new[] { $"environment:{Readable(environment)}" } : [],
        Status(told.Status),
        Correlation(told),
        .. own,
    ];

    public static string Status(NotificationStatus status) => $"status:{KebabCase.Of(status)}";

    /// <summary>The same for the same correlation key and no other.</summary>
    public static string Correlation(Notification told)
    {
        var key = Escape(told.CorrelationKey);
        if (Encoding.UTF8.GetByteCount(key) > GrafanaLimits.TagPart.Most) key = $"sha256-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(told.CorrelationKey)))[..40]}";
        return $"correlation:{key}";
    }

    /// <exception cref="FormatException">Grafana would not keep the tag as it is.</exception>
    public static string Parse(string line)
    {
        var parts = line.Split(':');
        if (parts.Length > 2) throw new FormatException("a tag has at most one colon: Grafana forgets what stands behind a second one");
        if (parts.Any(part => part.Trim().Length == 0)) throw new FormatException("expected a tag such as 'blue' or 'team:shop'");
        if (parts.Any(part => Encoding.UTF8.GetByteCount(part) > GrafanaLimits.TagPart.Most)) throw new FormatException($"name and value of a tag have at most {GrafanaLimits.TagPart.Most} bytes each");
        return string.Join(':', parts.Select(part => part.Trim()));
    }

    /// <summary>Bytes that tags take, counted as Grafana does.</summary>
    public static int SizeOf(IEnumerable<string> tags) => tags.Sum(tag => Encoding.UTF8.GetByteCount(tag) + 3) + 1;

    private static string Readable(string text) => Shorten.Text(Escape(text), GrafanaLimits.TagPart.Most, Encoding.UTF8.GetByteCount);

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text) _ = letter is ':' or '%' || char.IsControl(letter) ? escaped.Append($"%{(int)letter:X2}") : escaped.Append(letter);
        return escaped.ToString().Trim();
    }
}
