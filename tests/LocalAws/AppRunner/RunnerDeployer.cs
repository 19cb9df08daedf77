using LocalAws.Ecs;

namespace LocalAws.AppRunner;

/// <summary>The life of an operation, from PENDING to its end. Each method is a step of the engine.</summary>
internal sealed class RunnerDeployer(EcsWorld world, AppRunnerOptions options, RunnerInstances instances, RunnerLog log)
{
    /// <summary>Brings a service to where it would be after a successful creation, at once.</summary>
    public void Settle(RunnerService service)
    {
        service.Operations.Insert(0, new RunnerOperation(world.Ids.Uuid(), "CREATE_SERVICE", world.Now) { Status = "SUCCEEDED", EndedAt = world.Now });
        if (instances.Start(service, service.Configuration, (_, code) => log.Service(service, RunnerTexts.Exited(code))) is { } instance)
            Serve(service, instance);
    }

    /// <summary>Deploys a configuration, or the present one anew.</summary>
    public RunnerOperation Deploy(RunnerService service, string type, RunnerConfiguration wanted) =>
        Begin(service, type, operation => Pull(new RunnerDeployment(service, operation, service.Configuration, wanted)));

    public RunnerOperation Pause(RunnerService service) => Begin(service, "PAUSE_SERVICE", operation => world.Engine.After(options.Pull, () =>
    {
        instances.Stop(service.Serving);
        service.Serving = null;
        End(service, operation, "SUCCEEDED", "PAUSED");
    }));

    public RunnerOperation Resume(RunnerService service) =>
        Begin(service, "RESUME_SERVICE", operation => Pull(new RunnerDeployment(service, operation, service.Configuration, service.Configuration)));

    private RunnerOperation Begin(RunnerService service, string type, Action<RunnerOperation> go)
    {
        var operation = new RunnerOperation(world.Ids.Uuid(), type, world.Now);
        service.Operations.Insert(0, operation);
        Set(service, "OPERATION_IN_PROGRESS");
        world.Engine.After(options.Begin, () =>
        {
            Set(operation, "IN_PROGRESS");
            log.Service(service, RunnerTexts.Began(type));
            go(operation);
        });
        return operation;
    }

    private void Pull(RunnerDeployment deployment)
    {
        var (service, wanted) = (deployment.Service, deployment.Wanted);
        service.Configuration = wanted;
        if (wanted.Image is not { } image)
        {
            // Code is built out of sight, and always well.
            world.Engine.After(options.Pull, () => End(service, deployment.Operation, "SUCCEEDED", "RUNNING"));
            return;
        }
        log.Service(service, RunnerTexts.Pulling(image));
        world.Engine.After(options.Pull, () => Start(deployment));
    }

    private void Start(RunnerDeployment deployment)
    {
        var service = deployment.Service;
        var instance = instances.Start(service, deployment.Wanted, (_, code) =>
        {
            log.Service(service, RunnerTexts.Exited(code));
            if (deployment.Operation.Status == "IN_PROGRESS")
                GoBack(deployment);
        });
        if (instance is null)
        {
            log.Service(service, RunnerTexts.PullFailed);
            if (options.PullFailureRollsBack)
                GoBack(deployment);
            else
                Fail(deployment);
            return;
        }
        deployment.Instance = instance;
        log.Service(service, RunnerTexts.Pulled);
        log.Service(service, RunnerTexts.Checking(deployment.Wanted));
        instances.Check(instance, healthy => Decide(deployment, healthy));
    }

    private void Decide(RunnerDeployment deployment, bool healthy)
    {
        if (deployment.Operation.Status != "IN_PROGRESS")
            return;
        log.Service(deployment.Service, healthy ? RunnerTexts.Routing : RunnerTexts.HealthFailed(deployment.Wanted));
        if (!healthy)
        {
            GoBack(deployment);
            return;
        }
        Serve(deployment.Service, deployment.Instance!);
        End(deployment.Service, deployment.Operation, "SUCCEEDED", "RUNNING");
    }

    private void Serve(RunnerService service, RunnerInstance instance)
    {
        instances.Route(service, instance, service.Serving);
        service.Serving = instance;
    }

    private void Fail(RunnerDeployment deployment)
    {
        instances.Stop(deployment.Instance);
        if (!options.FailedKeepsConfiguration)
            deployment.Service.Configuration = deployment.Before;
        End(deployment.Service, deployment.Operation, "FAILED", deployment.Service.Serving is null ? "PAUSED" : "RUNNING");
    }

    /// <summary>What ran before still runs; only a service that served nothing has no way back.</summary>
    private void GoBack(RunnerDeployment deployment)
    {
        instances.Stop(deployment.Instance);
        if (deployment.Service.Serving is null)
        {
            Fail(deployment);
            return;
        }
        Set(deployment.Operation, "ROLLBACK_IN_PROGRESS");
        world.Engine.After(options.Rollback, () =>
        {
            if (!deployment.Service.RollbackFails)
                deployment.Service.Configuration = deployment.Before;
            End(deployment.Service, deployment.Operation, deployment.Service.RollbackFails ? "ROLLBACK_FAILED" : "ROLLBACK_SUCCEEDED", "RUNNING");
        });
    }

    private void End(RunnerService service, RunnerOperation operation, string status, string serviceStatus)
    {
        Set(operation, status);
        operation.EndedAt = world.Now;
        Set(service, serviceStatus);
        service.UpdatedAt = world.Now;
        log.Service(service, RunnerTexts.Ended(operation));
        if (!service.DeploysAgain || serviceStatus != "RUNNING")
            return;
        service.DeploysAgain = false;
        Deploy(service, "START_DEPLOYMENT", service.Configuration);
    }

    private void Set(RunnerService service, string status)
    {
        service.Status = status;
        if (options.StatusLag == TimeSpan.Zero)
            service.ShownStatus = status;
        else
            world.Engine.After(options.StatusLag, () => service.ShownStatus = status);
    }

    private void Set(RunnerOperation operation, string status)
    {
        operation.Status = status;
        operation.UpdatedAt = world.Now;
    }
}
