using System.Net;
using System.Text;
using System.Text.Json;

namespace Actions.Toolkit;

/// <summary>
/// The secrets of this run. Each is announced to the runner before anything else is printed, with the forms it would appear in
/// (its lines, base64 in the three alignments, JSON-escaped, URL-encoded, HTML-escaped), and is cut out of everything this process writes itself.
/// The runner derives some of these forms too, but only for values it knows.
/// </summary>
/// <param name="announce">Called once for each text to be masked.</param>
public sealed class Masks(Action<string> announce)
{
    private const int ShortestLine = 4;
    private readonly Lock gate = new();
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private string[] longestFirst = [];

    /// <summary>Masks a secret and its derived forms. Blank text is ignored.</summary>
    public void Add(string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        if (string.IsNullOrWhiteSpace(secret))
            return;
        lock (gate)
        {
            foreach (var form in Forms(secret))
            {
                if (known.Add(form))
                    announce(form);
            }
            longestFirst = [.. known.OrderByDescending(form => form.Length)];
        }
    }

    /// <summary>The text with every masked form replaced by <c>***</c>.</summary>
    public string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var form in longestFirst)
            text = text.Replace(form, "***", StringComparison.Ordinal);
        return text;
    }

    /// <summary>True when the text holds a masked form: the runner drops a job output that does.</summary>
    public bool Contains(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return longestFirst.Any(form => text.Contains(form, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Forms(string secret)
    {
        yield return secret;
        var trimmed = secret.Trim();
        yield return trimmed;
        foreach (var line in trimmed.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.Length >= ShortestLine)
                yield return line;
        }
        if (trimmed.Length < ShortestLine)
            yield break;
        foreach (var base64 in Base64Forms(trimmed))
            yield return base64;
        yield return JsonEncodedText.Encode(trimmed).ToString();
        yield return JsonEncodedText.Encode(trimmed, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
        yield return Uri.EscapeDataString(trimmed);
        yield return WebUtility.HtmlEncode(trimmed);
    }

    // A secret inside a longer text is encoded differently at each of the three offsets; only whole six-bit groups of its own are stable.
    private static IEnumerable<string> Base64Forms(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        yield return Convert.ToBase64String(bytes);
        yield return Convert.ToBase64String(bytes).TrimEnd('=');
        for (var offset = 0; offset < 3; offset++)
        {
            var shifted = new byte[offset + bytes.Length];
            bytes.CopyTo(shifted, offset);
            var start = offset == 0 ? 0 : offset + 1;
            var end = shifted.Length * 8 / 6;
            if (end - start >= 8)
                yield return Convert.ToBase64String(shifted)[start..end];
        }
    }
}
