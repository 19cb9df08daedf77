namespace Migrate;

/// <summary>What happens to a command that runs when the job is cancelled.</summary>
internal enum OnCancel
{
    Leave,
    Stop,
}
