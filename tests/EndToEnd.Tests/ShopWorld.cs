using Testing.Containers;
using Testing.Runner;

namespace EndToEnd.Tests;

/// <summary>
/// A cluster <c>shop</c> with the service <c>api</c> on version 1; version 2 works, <c>crash</c> ends at once with two lines, <c>stuck</c> never starts.
/// </summary>
internal static class ShopWorld
{
    public const string Rolling = "deploymentCircuitBreaker: { enable: true, rollback: false }";

    public const string BlueGreen = "strategy: BLUE_GREEN, bakeTimeInMinutes: 0";

    /// <summary>The same, with a pause before the traffic moves.</summary>
    public const string Paused = $"{BlueGreen}, lifecycleHooks: [{{ targetType: PAUSE, lifecycleStages: [POST_TEST_TRAFFIC_SHIFT] }}]";

    private const string Crash = """{ exits: 3, lines: [starting, "::error::injected no DATABASE_URL"] }""";

    /// <param name="deployments">How the service is deployed.</param>
    /// <param name="again">What becomes of version 1 when it is started once more.</param>
    public static string Of(string deployments = Rolling, string again = "runs") => $$"""
        region: eu-west-1
        clusters: [shop]
        logGroups: [/shop/api]
        ecs: { acceptAbort: true }
        images:
          - { repository: shop/api, tag: "1", outcomes: [runs, {{again.Replace("crash", Crash)}}] }
          - { repository: shop/api, tag: "2", outcomes: [runs] }
          - { repository: shop/api, tag: crash, outcomes: [{{Crash}}] }
          - { repository: shop/api, tag: stuck, outcomes: [stays-pending] }
        taskDefinitions:
          - family: api
            containerDefinitions:
              - name: app
                image: "shop/api:1"
                logConfiguration: { logDriver: awslogs, options: { awslogs-group: /shop/api, awslogs-region: eu-west-1, awslogs-stream-prefix: api } }
        services:
          - { cluster: shop, serviceName: api, taskDefinition: api, desiredCount: 1, deploymentConfiguration: { {{deployments}} } }
        """;

    public static ContainerStep Deploy(LocalAwsContainer aws, string tag, params (string, string)[] with) =>
        new() { Action = "ecs-deploy", Network = aws.Network, Step = DeployStep(aws.Variables, tag, with) };

    public static ContainerStep RollBack(LocalAwsContainer aws) => new() { Action = "rollback", Network = aws.Network, Step = RollBackStep(aws.Variables) };

    /// <param name="account">What leads to the account.</param>
    /// <param name="tag">The version.</param>
    /// <param name="with">Further inputs.</param>
    public static Step DeployStep(IReadOnlyDictionary<string, string> account, string tag, params (string, string)[] with) =>
        StepOf(account, [("image", $"shop/api:{tag}"), .. with]);

    /// <inheritdoc cref="DeployStep"/>
    public static Step RollBackStep(IReadOnlyDictionary<string, string> account, params (string, string)[] with) => StepOf(account, with);

    private static Step StepOf(IReadOnlyDictionary<string, string> account, (string, string)[] with) => new()
    {
        Env = account,
        With = Values.Of([("cluster", "shop"), ("services", "api"), ("timeout", "2m"), ("poll-interval", "1s"), .. with]),
    };
}
