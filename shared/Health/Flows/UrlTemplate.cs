namespace Actions.Health;

/// <summary>The address of a step. Values are percent-encoded in path and query; scheme and host are never taken from an answer.</summary>
public sealed class UrlTemplate
{
    private readonly TemplateText text;
    private readonly Uri? root;

    private UrlTemplate(TemplateText text, Uri? root) => (this.text, this.root) = (text, root);

    /// <summary>Reads an address.</summary>
    /// <param name="text">Absolute, or a path below <paramref name="root"/>.</param>
    /// <param name="root">The input base-url; null when there is none.</param>
    /// <param name="isGiven">Whether a value is known before the flow begins, and so may stand anywhere.</param>
    /// <exception cref="FormatException">It is none; the message says what is allowed.</exception>
    public static UrlTemplate Parse(TemplateText text, Uri? root, Func<string, bool> isGiven)
    {
        if (text.Places().FirstOrDefault(place => IsHost(place.Before) && !isGiven(place.Name)) is { Name: { } name })
            throw new FormatException($"'{{{{{name}}}}}' comes from an answer and may stand in the path or the query only");
        return new UrlTemplate(text, root);
    }

    /// <summary>The address with its values.</summary>
    /// <exception cref="FormatException">It is no address then.</exception>
    internal Target Render(FlowValues values) => Target.Parse(TargetUrl.Join(root, text.Render(values, Escape)));

    private static string Escape(string before, FlowValue value)
    {
        if (IsHost(before)) return value.Text;
        // Encoded or not, these two are steps up and down in a path.
        if (value.Text is "." or ".." && !before.Contains('?', StringComparison.Ordinal)) throw new FormatException($"the value '{value.Text}' cannot stand in a path");
        return Uri.EscapeDataString(value.Text);
    }

    private static bool IsHost(string before)
    {
        var scheme = before.IndexOf("://", StringComparison.Ordinal);
        return before.IndexOfAny(['/', '?', '#'], scheme < 0 ? 0 : scheme + 3) < 0;
    }
}
