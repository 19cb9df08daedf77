using System.Security;
using System.Text;
using System.Text.Encodings.Web;

namespace Testing.Runner;

/// <summary>The values the runner hides: those of <c>add-mask</c>, each of their lines, and the forms it derives from them.</summary>
public sealed class MaskSet
{
    private readonly HashSet<string> registered = new(StringComparer.Ordinal);
    private readonly HashSet<string> hidden = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Registered => registered;

    public void Add(string value)
    {
        if (string.IsNullOrWhiteSpace(value)) return;
        AddOne(value);
        foreach (var line in value.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) AddOne(line);
    }

    public bool Hides(string text) => hidden.Any(value => text.Contains(value, StringComparison.Ordinal));

    public string Redact(string text)
    {
        foreach (var value in hidden.OrderByDescending(value => value.Length)) text = text.Replace(value, "***");
        return text;
    }

    private void AddOne(string value)
    {
        registered.Add(value);
        hidden.Add(value);
        hidden.UnionWith(Derived(value).Where(form => form.Length > 0));
    }

    private static IEnumerable<string> Derived(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        for (var shift = 0; shift < 3 && shift < bytes.Length; shift++) yield return Convert.ToBase64String(bytes[shift..]);
        yield return JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value);
        yield return Uri.EscapeDataString(value);
        yield return SecurityElement.Escape(value);
        yield return value.Replace("\"", "\\\"");
        yield return value.Replace("'", "''");
        yield return value.Replace("`", "``").Replace("\"", "`\"").Replace("$", "`$");
        yield return value.Trim('"');
    }
}
