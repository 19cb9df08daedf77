namespace EcsDeploy;

internal enum CheckState
{
    Ok,
    Wrong,

    /// <summary>It could not be looked at: no permission, or no answer. Never a failure.</summary>
    Unknown,
}
