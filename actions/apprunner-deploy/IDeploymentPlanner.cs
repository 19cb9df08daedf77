using Actions.Toolkit;

namespace AppRunnerDeploy;

/// <summary>Reads a service and decides what happens to it.</summary>
internal interface IDeploymentPlanner
{
    /// <summary>Waits, as the input <c>busy</c> says, until nothing is under way on the service, then plans. Only reads.</summary>
    /// <exception cref="ReportedException">An input or the state of the service is not fit for a deployment.</exception>
    Task<IDeployment> PlanAsync();
}
