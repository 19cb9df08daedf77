namespace Migrate;

/// <summary>What dangerous statements do to the step.</summary>
internal enum Destructive
{
    Allow,
    Warn,
    Refuse,
}
