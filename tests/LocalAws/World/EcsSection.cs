using LocalAws.Ecs;
using LocalAws.Ecs.Hooks;
using LocalAws.Ecs.Images;
using LocalAws.LoadBalancing;
using LocalAws.Processes;
using YamlDotNet.RepresentationModel;

namespace LocalAws;

/// <summary>The parts of a world file that concern ECS.</summary>
internal static class EcsSection
{
    public static ImageSpec Image(YamlSection section, string folder)
    {
        var image = new ImageSpec(section.Required("repository"), section.Required("tag"))
        {
            Program = section.Section("program") is { } program ? Program(program, folder) : null,
            Outcomes = [.. section.List("outcomes").Select(Outcome)],
            Platforms = [.. section.Texts("platforms")],
            ScanStatus = section.Text("scanStatus"),
        };
        section.Finish();
        if (image.Program is not null && image.Outcomes.Count > 0)
            throw section.Wrong("an image has a program or outcomes, not both");
        if (image.Platforms.FirstOrDefault(platform => platform.Split('/').Length is < 2 or > 3) is { } wrong)
            throw section.Wrong($"'{wrong}' is no platform: os/architecture or os/architecture/variant");
        return image;
    }

    public static LoadBalancerSpec LoadBalancer(YamlSection section)
    {
        var defaults = new TargetGroupSpec { Name = section.Required("name") };
        var balancer = new LoadBalancerSpec(
            defaults with
            {
                HealthCheck = HealthCheck(section.Section("healthCheck")),
                DeregistrationDelay = section.Duration("deregistrationDelay") ?? defaults.DeregistrationDelay,
            },
            section.Whole("port") ?? 0)
        {
            Alternate = section.Text("alternate"),
            TestPort = section.Whole("testPort"),
        };
        section.Finish();
        return balancer;
    }

    /// <summary><c>{ function: name, answers: [in-progress, { in-progress: 5s }, succeeded, failed] }</c>; the last answer repeats.</summary>
    public static HookScript Hook(YamlSection section)
    {
        var script = new HookScript(section.Required("function"), [.. section.List("answers").Select(Answer)]);
        section.Finish();
        return script.Answers.Count > 0 ? script : throw section.Wrong("'answers' is missing: a list of succeeded, failed, in-progress or { in-progress: 5s }");
    }

    public static EcsOptions Options(YamlSection? section)
    {
        var defaults = new EcsOptions();
        if (section is null)
            return defaults;
        var options = defaults with
        {
            Profile = Profile(section),
            ServiceDeployments = section.Flag("serviceDeployments") ?? defaults.ServiceDeployments,
            ServiceDeploymentVisibleAfter = section.Duration("serviceDeploymentVisibleAfter") ?? defaults.ServiceDeploymentVisibleAfter,
            FailedDeploymentKeepsPrimary = section.Flag("failedDeploymentKeepsPrimary") ?? defaults.FailedDeploymentKeepsPrimary,
            RollbackIsNewDeployment = section.Flag("rollbackIsNewDeployment") ?? defaults.RollbackIsNewDeployment,
            AcceptAbort = section.Flag("acceptAbort") ?? defaults.AcceptAbort,
            AlarmAtStartIsIgnored = section.Flag("alarmAtStartIsIgnored") ?? defaults.AlarmAtStartIsIgnored,
            HooksBeforeShift = section.Flag("hooksBeforeShift") ?? defaults.HooksBeforeShift,
            HooksOnRollback = section.Flag("hooksOnRollback") ?? defaults.HooksOnRollback,
            FailedHookEndsRollback = section.Flag("failedHookEndsRollback") ?? defaults.FailedHookEndsRollback,
            FinishedHooksStay = section.Flag("finishedHooksStay") ?? defaults.FinishedHooksStay,
            TestTrafficFollowsBlue = section.Flag("testTrafficFollowsBlue") ?? defaults.TestTrafficFollowsBlue,
            FillTaskDefinitionDefaults = section.Flag("fillTaskDefinitionDefaults") ?? defaults.FillTaskDefinitionDefaults,
            ExpressBakeMinutes = section.Whole("expressBakeMinutes") ?? defaults.ExpressBakeMinutes,
            StaleReads = section.Duration("staleReads") ?? defaults.StaleReads,
            ProcessLimit = section.Whole("processLimit") ?? defaults.ProcessLimit,
            TaskLimit = section.Whole("taskLimit") ?? defaults.TaskLimit,
            TaskEnvironment = section.TextMap("taskEnvironment"),
        };
        section.Finish();
        return options;
    }

    public static LocalProgram Program(YamlSection section, string folder)
    {
        var defaults = new LocalProgram { FileName = FilePath(section.Required("file"), folder) };
        var program = defaults with
        {
            Arguments = [.. section.Texts("arguments")],
            Command = [.. section.Texts("command")],
            WorkingDirectory = section.Text("workdir") is { } path ? Path.GetFullPath(path, folder) : folder,
            Environment = section.TextMap("environment"),
            PortVariable = section.Text("portVariable") ?? defaults.PortVariable,
        };
        section.Finish();
        return program;
    }

    private static EcsProfile Profile(YamlSection section)
    {
        var profile = section.Text("profile") switch
        {
            null or "fast" => EcsProfile.Fast,
            "aws-like" => EcsProfile.AwsLike,
            var other => throw section.Wrong($"unknown profile '{other}' (known: fast, aws-like)"),
        };
        return section.Duration("healthyAfterRunning") is { } given
            ? profile with { HealthyAfterRunning = given, ProcessHealthyAfterRunning = given }
            : profile;
    }

    private static HealthCheckSpec HealthCheck(YamlSection? section)
    {
        var defaults = new HealthCheckSpec();
        if (section is null)
            return defaults;
        var check = new HealthCheckSpec
        {
            Path = section.Text("path") ?? defaults.Path,
            Matcher = section.Text("matcher") ?? defaults.Matcher,
            Interval = section.Duration("interval") ?? defaults.Interval,
            Timeout = section.Duration("timeout") ?? defaults.Timeout,
            HealthyThreshold = section.Whole("healthyThreshold") ?? defaults.HealthyThreshold,
            UnhealthyThreshold = section.Whole("unhealthyThreshold") ?? defaults.UnhealthyThreshold,
        };
        section.Finish();
        return check;
    }

    /// <summary><c>runs</c>, <c>stays-pending</c>, <c>unhealthy</c>, or a mapping with <c>exits</c>, <c>never-starts</c> or <c>out-of-memory</c>.</summary>
    private static VirtualOutcome Outcome(YamlNode node)
    {
        if (node is YamlScalarNode { Value: var name })
        {
            return name switch
            {
                "runs" => VirtualOutcome.Runs,
                "stays-pending" => VirtualOutcome.StaysPending,
                "unhealthy" => VirtualOutcome.Unhealthy(),
                "out-of-memory" => VirtualOutcome.OutOfMemory(TimeSpan.Zero),
                _ => throw YamlSection.Wrong(node, $"unknown outcome '{name}' (known: runs, stays-pending, unhealthy, out-of-memory, {{ exits: code, after: 3s }}, {{ never-starts: reason }})"),
            };
        }

        var section = new YamlSection(node);
        var lines = section.Texts("lines").ToList();
        var after = section.Duration("after") ?? TimeSpan.Zero;
        var outcome = (section.Whole("exits"), section.Text("never-starts")) switch
        {
            ({ } code, null) => VirtualOutcome.Exits(code, after),
            (null, { } reason) => VirtualOutcome.NeverStarts(reason),
            _ => throw section.Wrong("an outcome has 'exits' or 'never-starts'"),
        };
        section.Finish();
        return outcome with { Lines = lines };
    }

    private static HookAnswer Answer(YamlNode node)
    {
        if (node is YamlScalarNode { Value: var name })
        {
            return name switch
            {
                "succeeded" => HookAnswer.Succeeded,
                "failed" => HookAnswer.Failed,
                "in-progress" => HookAnswer.InProgress(),
                _ => throw YamlSection.Wrong(node, $"unknown answer '{name}' (known: succeeded, failed, in-progress, {{ in-progress: 5s }})"),
            };
        }

        var section = new YamlSection(node);
        var delay = section.Duration("in-progress") ?? throw section.Wrong("'in-progress' is missing: the time until the function is called again");
        section.Finish();
        return HookAnswer.InProgress(delay);
    }

    private static string FilePath(string file, string folder) => file.Contains('/') ? Path.GetFullPath(file, folder) : file;
}
