using Actions.Aws;
using Actions.Toolkit;

namespace Rollback;

/// <summary>Makes the targets of a run, in the order they are deployed.</summary>
internal static class TargetKinds
{
    public static IReadOnlyList<IRollbackTarget> Of(Inputs inputs, AwsSession aws, ActionContext action) => inputs.Kind switch
    {
        TargetKind.Ecs => [.. inputs.Services.Select(service => EcsTarget.Of(service, inputs, aws, action))],
        TargetKind.Apprunner => [.. inputs.Services.Select(service => new AppRunnerTarget(service, inputs, aws, action))],
        TargetKind.Express => [.. inputs.Services.Select(service => new ExpressTarget(service, inputs, aws, action))],
        _ => throw new InvalidOperationException($"no targets of kind {inputs.Kind}"),
    };
}
