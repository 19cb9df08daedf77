using Actions.Rollouts;
using Actions.Toolkit;

namespace Rollback;

/// <summary>Which inputs a kind needs, and which belong to another.</summary>
internal static class KindRules
{
    private static readonly string[] OfFunctions = ["alias", "test-event"];

    public static void Check(InputReader inputs, TargetKind kind, IReadOnlyList<string> services)
    {
        if (kind == TargetKind.Lambda)
            CheckLambda(inputs, services);
        else
            CheckEcs(inputs);
    }

    private static void CheckEcs(InputReader inputs)
    {
        if (inputs.OptionalText("cluster") is null)
            inputs.Error("cluster", "'kind: ecs' needs the name or the ARN of the cluster");
        foreach (var name in OfFunctions.Where(name => inputs.OptionalText(name) is not null))
            inputs.Error(name, "it belongs to 'kind: lambda'");
    }

    private static void CheckLambda(InputReader inputs, IReadOnlyList<string> services)
    {
        if (inputs.OptionalText("cluster") is not null)
            inputs.Error("cluster", "it belongs to 'kind: ecs'");
        if (inputs.OptionalText("alias") is null)
            inputs.Error("alias", "'kind: lambda' needs the alias that goes back: without one a function has its newest code only, and the way back is to deploy the earlier archive again");
        foreach (var service in services.Where(service => !FunctionName.IsName(service)))
            inputs.Error("services", $"'{service}' is not the name of a function (1 to 64 letters, digits, - and _)");
    }
}
