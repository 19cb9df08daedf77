namespace Migrate;

/// <summary>What the step is for.</summary>
internal enum Mode
{
    Run,
    Check,
    Plan,
    RoundTrip,
    Downgrade,
    Attach,
    Unlock,
}
