using Actions.Toolkit;

namespace Migrate.Tasks;

/// <summary>The task that the inputs ask for.</summary>
/// <param name="Service">The service whose network, launch type and task definition are taken.</param>
/// <param name="TaskDefinition">Family, <c>family:revision</c> or ARN instead of the service's.</param>
/// <param name="Image">Image of the container instead of the task definition's.</param>
/// <param name="Environment">Variables on top of the task definition's.</param>
internal sealed record TaskWish(
    string Cluster,
    string? Service,
    string? TaskDefinition,
    string? Container,
    string? Image,
    IReadOnlyDictionary<string, string> Environment,
    string? Cpu,
    string? Memory,
    string? TaskRole,
    IReadOnlyList<string> Subnets,
    IReadOnlyList<string> SecurityGroups,
    bool? PublicIp,
    LaunchType? LaunchType,
    string? PlatformVersion,
    IReadOnlyDictionary<string, string> Tags,
    TimeSpan StartTimeout,
    bool StopOnTimeout)
{
    public static TaskWish Read(InputReader inputs, IReadOnlyDictionary<string, string> environment) => new(
        Cluster: inputs.Text("cluster"),
        Service: inputs.OptionalText("service"),
        TaskDefinition: inputs.OptionalText("task-definition"),
        Container: inputs.OptionalText("container"),
        Image: inputs.OptionalText("image"),
        Environment: environment,
        Cpu: inputs.OptionalText("cpu"),
        Memory: inputs.OptionalText("memory"),
        TaskRole: inputs.OptionalText("task-role"),
        Subnets: inputs.Lines("subnets"),
        SecurityGroups: inputs.Lines("security-groups"),
        PublicIp: inputs.Parsed<bool?>("public-ip", text => FlagText.Parse(text)),
        LaunchType: inputs.Parsed<LaunchType?>("launch-type", text => ChoiceText.Parse<LaunchType>(text)),
        PlatformVersion: inputs.OptionalText("platform-version"),
        Tags: Assignments.Read(inputs, "tags"),
        StartTimeout: inputs.Duration("start-timeout", TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
        StopOnTimeout: inputs.Flag("stop-on-timeout"));
}
