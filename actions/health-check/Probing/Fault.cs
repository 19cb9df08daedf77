using Actions.Toolkit;

namespace HealthCheck;

/// <summary>A reason of the closed list and the sentence that says what was seen.</summary>
internal sealed record Fault(Reason Reason, string Text)
{
    public string Word => KebabCase.Of(Reason);

    public override string ToString() => $"{Word}: {Text}";
}
