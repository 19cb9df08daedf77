using Actions.Aws;
using Actions.Toolkit;

namespace Rollback;

/// <summary>Makes the targets of a run, in the order they are deployed.</summary>
internal static class TargetKinds
{
    /// <summary>Whether a text names a version of this kind by itself: one of a single target.</summary>
    public static bool IsVersion(TargetKind kind, string text) => kind switch
    {
        TargetKind.Lambda => LambdaVersion.IsVersion(text),
        TargetKind.Apprunner or TargetKind.Express => ImageVersion.Of(text) is not null,
        _ => EcsVersion.IsVersion(text),
    };

    public static IReadOnlyList<IRollbackTarget> Of(Inputs inputs, AwsSession aws, ActionContext action) => inputs.Kind switch
    {
        TargetKind.Ecs => [.. inputs.Services.Select(service => EcsTarget.Of(service, inputs, aws, action))],
        TargetKind.Lambda => [.. inputs.Services.Select(function => LambdaTarget.Of(function, inputs, aws, action))],
        TargetKind.Apprunner => [.. inputs.Services.Select(service => new AppRunnerTarget(service, inputs, aws, action))],
        TargetKind.Express => [.. inputs.Services.Select(service => new ExpressTarget(service, inputs, aws, action))],
        _ => throw new InvalidOperationException($"no targets of kind {inputs.Kind}"),
    };
}
