using Actions.Rollouts;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>Which inputs go with which mode. One that would be ignored is an error: whoever gave it expects something of it.</summary>
internal static class ModeRules
{
    private const string Named = "service-deployment";

    private static readonly string[] OfDeploy =
    [
        "config", "task-definition", "template-vars", "image", "images", "env", "env-unset", "secrets", "env-files", "expected-env", "command", "entry-point",
        "cpu", "memory", "task-role", "execution-role", "log-options", "docker-labels", "task-tags", "desired-count", "deployment-configuration", "strategy",
        "network-configuration", "platform-version", "capacity-provider-strategy", "health-check-grace-period", "enable-execute-command", "propagate-tags",
        "service-definition", "volume-configurations", "scheduled-tasks", "wait-for-image",
    ];

    private static readonly string[] OfWatch = ["alarms", "gate-urls", "gate-expect-version", "gate-version-path", "soak"];
    private static readonly string[] FlagsOfDeploy = ["force-new-deployment", "create"];

    /// <summary>What is wanted of each service; nothing but its name where a deployment is attended to.</summary>
    public static IReadOnlyDictionary<string, ServiceWish> Wishes(InputReader inputs) => inputs.OptionalText("mode") switch
    {
        null or "deploy" => OfDeployment(inputs),
        "status" or "continue" or "rollback" => OfAttendance(inputs, inputs.Text("mode")),
        // A word that is no mode is told by who reads the mode.
        _ => new Dictionary<string, ServiceWish>(StringComparer.Ordinal),
    };

    private static IReadOnlyDictionary<string, ServiceWish> OfDeployment(InputReader inputs)
    {
        if (inputs.OptionalText(Named) is not null)
            inputs.Error(Named, "it goes with 'mode' set to status, continue or rollback; 'mode: deploy' begins a deployment of its own for 'services'");
        return WishBook.Read(inputs);
    }

    private static Dictionary<string, ServiceWish> OfAttendance(InputReader inputs, string mode)
    {
        foreach (var input in OfDeploy.Where(input => inputs.OptionalText(input) is not null).Concat(FlagsOfDeploy.Where(flag => IsTrue(inputs, flag))))
            inputs.PrivateError(input, $"it has no meaning with 'mode: {mode}', which attends to a deployment that was begun before. Remove it, or deploy with it");
        if (mode != "continue")
            CheckFollowing(inputs, mode);
        var lines = inputs.ParsedLines("services", line => ServiceLine.Parse(inputs.Runner, line));
        CheckNames(inputs, mode, lines);
        return lines.DistinctBy(line => line.Name, StringComparer.Ordinal).ToDictionary(line => line.Name, _ => new ServiceWish(), StringComparer.Ordinal);
    }

    private static void CheckFollowing(InputReader inputs, string mode)
    {
        var why = mode == "status" ? "it does not follow anything" : "it follows the return to its end";
        if (inputs.OptionalText("wait-until") is { } until && until != WaitUntil.Completed.Word)
            inputs.Error("wait-until", $"it has no meaning with 'mode: {mode}': {why}");
        if (inputs.OptionalText("on-cancel") is { } policy && policy != "leave")
            inputs.Error("on-cancel", $"it has no meaning with 'mode: {mode}', which begins no deployment that a cancel could stop or return");
        foreach (var input in OfWatch.Where(input => inputs.OptionalText(input) is not null))
            inputs.PrivateError(input, $"it has no meaning with 'mode: {mode}': {why}");
    }

    private static void CheckNames(InputReader inputs, string mode, IReadOnlyList<ServiceLine> lines)
    {
        var deployments = inputs.Lines(Named);
        if (inputs.OptionalText("services") is null && deployments.Count == 0)
            inputs.Error(Named, $"'mode: {mode}' needs to know of what: give the ARN of a service deployment, or the names of 'services', whose newest one is taken then");
        if (inputs.OptionalText("services") is not null && deployments.Count > 0)
            inputs.Error("services", $"give either 'services' or '{Named}', which names its service already");
        if (lines.Any(line => line.TaskDefinition is not null))
            inputs.Error("services", $"a task definition has no meaning with 'mode: {mode}'; give names only");
        if (lines.DistinctBy(line => line.Name, StringComparer.Ordinal).Count() != lines.Count)
            inputs.Error("services", "a service is named twice");
        if (deployments.Select(arn => arn.Split('/') is [_, _, var service, ..] ? service : arn).Distinct(StringComparer.Ordinal).Count() != deployments.Count)
            inputs.Error(Named, "two of them are of one service; attend to them in steps of their own");
    }

    private static bool IsTrue(InputReader inputs, string flag) => string.Equals(inputs.OptionalText(flag), "true", StringComparison.OrdinalIgnoreCase);
}
