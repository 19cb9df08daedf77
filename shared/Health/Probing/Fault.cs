using Actions.Toolkit;

namespace Actions.Health;

/// <summary>A reason of the closed list and the sentence that says what was seen.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Text">The sentence; no secrets are in it.</param>
public sealed record Fault(Reason Reason, string Text)
{
    /// <summary>Whose it is.</summary>
    public FaultOrigin Origin { get; init; }

    /// <summary>Which of <see cref="Expectation.Checks"/> does not hold; null when there was no answer to check.</summary>
    public string? Check { get; init; }

    /// <summary>The reason as users read it: <c>tls-name</c>.</summary>
    public string Word => KebabCase.Of(Reason);

    /// <summary><c>word: text</c>.</summary>
    public override string ToString() => $"{Word}: {Text}";
}
