namespace Actions.Toolkit;

/// <summary>A value that never shows itself: it was masked when it was read, and prints as <c>***</c>.</summary>
/// <param name="value">The secret text.</param>
public sealed class Secret(string value)
{
    /// <summary>The text itself, for the one place that sends it.</summary>
    public string Reveal() => value;

    /// <inheritdoc/>
    public override string ToString() => "***";
}
