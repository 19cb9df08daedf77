namespace Rollback;

/// <summary>What a guard says.</summary>
internal enum GuardVerdict
{
    /// <summary>Nothing stands in the way.</summary>
    Passed,

    /// <summary>It could not be found out, which is said and does not stop anything.</summary>
    Unknown,

    /// <summary>Nothing may be written.</summary>
    Refused,
}
