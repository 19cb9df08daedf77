namespace AppRunnerDeploy;

/// <summary>What happens when something is under way on the service already.</summary>
internal enum Busy
{
    Wait,
    Fail,
}
