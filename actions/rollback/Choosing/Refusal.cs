namespace Rollback;

/// <summary>A version that was looked at and not taken.</summary>
/// <param name="What">The record or the deployment.</param>
/// <param name="Why">The reason.</param>
internal sealed record Refusal(string What, string Why)
{
    public override string ToString() => $"{What}: {Why}";
}
