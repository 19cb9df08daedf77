using Actions.Rollouts;
using Actions.Toolkit;

namespace Rollback;

/// <summary>Which inputs a kind needs, and which belong to another.</summary>
internal static class KindRules
{
    private static readonly string[] OfFunctions = ["alias", "test-event"];

    public static void Check(InputReader inputs, TargetKind kind, IReadOnlyList<string> services)
    {
        CheckCluster(inputs, kind);
        if (kind == TargetKind.Lambda)
            CheckLambda(inputs, services);
        foreach (var name in OfFunctions.Where(name => kind != TargetKind.Lambda && inputs.OptionalText(name) is not null))
            inputs.Error(name, "it belongs to 'kind: lambda'");
    }

    private static void CheckCluster(InputReader inputs, TargetKind kind)
    {
        var isGiven = inputs.OptionalText("cluster") is not null;
        if (kind == TargetKind.Ecs && !isGiven)
            inputs.Error("cluster", "'kind: ecs' needs the name or the ARN of the cluster");
        if (kind is TargetKind.Lambda or TargetKind.Apprunner && isGiven)
            inputs.Error("cluster", $"it belongs to 'kind: ecs' and 'kind: express'; leave it out with 'kind: {KebabCase.Of(kind)}'");
    }

    private static void CheckLambda(InputReader inputs, IReadOnlyList<string> services)
    {
        if (inputs.OptionalText("alias") is null)
            inputs.Error("alias", "'kind: lambda' needs the alias that goes back: without one a function has its newest code only, and the way back is to deploy the earlier archive again");
        foreach (var service in services.Where(service => !FunctionName.IsName(service)))
            inputs.Error("services", $"'{service}' is not the name of a function (1 to 64 letters, digits, - and _)");
    }
}
