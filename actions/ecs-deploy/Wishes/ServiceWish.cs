using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>What is wanted of a service. What is absent or empty stays as it is.</summary>
internal sealed record ServiceWish
{
    public TaskDefinitionSource? TaskDefinition { get; init; }
    public IReadOnlyList<Assignment> TemplateVars { get; init; } = [];
    public IReadOnlyList<ImageAssignment> Images { get; init; } = [];
    public IReadOnlyList<Assignment> Env { get; init; } = [];
    public IReadOnlyList<Assignment> EnvUnset { get; init; } = [];
    public IReadOnlyList<Assignment> Secrets { get; init; } = [];
    public IReadOnlyList<EnvironmentFileAssignment> EnvFiles { get; init; } = [];
    public IReadOnlyList<Assignment> ExpectedEnv { get; init; } = [];
    public IReadOnlyList<ScopedWords> Command { get; init; } = [];
    public IReadOnlyList<ScopedWords> EntryPoint { get; init; } = [];
    public IReadOnlyList<Assignment> LogOptions { get; init; } = [];
    public IReadOnlyList<Assignment> DockerLabels { get; init; } = [];
    public IReadOnlyList<Assignment> TaskTags { get; init; } = [];
    public string? Cpu { get; init; }
    public string? Memory { get; init; }
    public string? TaskRole { get; init; }
    public string? ExecutionRole { get; init; }
    public SettingsWish Settings { get; init; } = new();

    /// <summary>What the service is created from when it does not exist.</summary>
    public ServiceDefinition? ServiceDefinition { get; init; }

    public bool ForceNewDeployment { get; init; }

    /// <summary>True when nothing is asked for but, perhaps, a check.</summary>
    public bool IsEmpty => this with { ExpectedEnv = [], TemplateVars = [] } is
    {
        TaskDefinition: null, Images.Count: 0, Env.Count: 0, EnvUnset.Count: 0, Secrets.Count: 0, EnvFiles.Count: 0, Command.Count: 0, EntryPoint.Count: 0,
        LogOptions.Count: 0, DockerLabels.Count: 0, TaskTags.Count: 0, Cpu: null, Memory: null, TaskRole: null, ExecutionRole: null,
        Settings.IsEmpty: true, ServiceDefinition: null, ForceNewDeployment: false,
    };

    public static ServiceWish From(IWishSource source, RunnerContext runner)
    {
        var image = source.Value("image", ImageAssignment.ForTheOnlyEssential);
        return new ServiceWish
        {
            TaskDefinition = source.Value("task-definition", text => TaskDefinitionSource.Parse(runner, text)),
            TemplateVars = source.List("template-vars", Assignment.ParseTag),
            Images = [.. image is null ? [] : (ImageAssignment[])[image], .. source.List("images", ImageAssignment.Parse)],
            Env = source.List("env", Assignment.Parse),
            EnvUnset = source.List("env-unset", Assignment.ParseName),
            Secrets = source.List("secrets", Assignment.Parse),
            EnvFiles = source.List("env-files", EnvironmentFileAssignment.Parse),
            ExpectedEnv = source.List("expected-env", Assignment.ParseName),
            Command = source.Words("command"),
            EntryPoint = source.Words("entry-point"),
            LogOptions = source.List("log-options", Assignment.Parse),
            DockerLabels = source.List("docker-labels", Assignment.Parse),
            TaskTags = source.List("task-tags", Assignment.ParseTag),
            Cpu = source.Value("cpu", TaskSize.ParseCpu),
            Memory = source.Value("memory", TaskSize.ParseMemory),
            TaskRole = source.Value("task-role", RoleName.Parse),
            ExecutionRole = source.Value("execution-role", RoleName.Parse),
            ServiceDefinition = source.Value("service-definition", path => ServiceDefinition.Read(runner, path)),
            Settings = SettingsWish.From(source),
            ForceNewDeployment = source.Value<bool?>("force-new-deployment", text => FlagText.Parse(text)) ?? false,
        };
    }

    /// <summary>Both together; where they say different things, this one counts.</summary>
    public ServiceWish Over(ServiceWish other) => new()
    {
        TaskDefinition = TaskDefinition ?? other.TaskDefinition,
        TemplateVars = [.. other.TemplateVars, .. TemplateVars],
        Images = [.. other.Images, .. Images],
        Env = [.. other.Env, .. Env],
        EnvUnset = [.. other.EnvUnset, .. EnvUnset],
        Secrets = [.. other.Secrets, .. Secrets],
        EnvFiles = [.. other.EnvFiles, .. EnvFiles],
        ExpectedEnv = [.. other.ExpectedEnv, .. ExpectedEnv],
        Command = [.. other.Command, .. Command],
        EntryPoint = [.. other.EntryPoint, .. EntryPoint],
        LogOptions = [.. other.LogOptions, .. LogOptions],
        DockerLabels = [.. other.DockerLabels, .. DockerLabels],
        TaskTags = [.. other.TaskTags, .. TaskTags],
        Cpu = Cpu ?? other.Cpu,
        Memory = Memory ?? other.Memory,
        TaskRole = TaskRole ?? other.TaskRole,
        ExecutionRole = ExecutionRole ?? other.ExecutionRole,
        ServiceDefinition = ServiceDefinition ?? other.ServiceDefinition,
        Settings = Settings.Over(other.Settings),
        ForceNewDeployment = ForceNewDeployment || other.ForceNewDeployment,
    };

    /// <summary>Only what is meant for this service.</summary>
    public ServiceWish For(string service) => this with
    {
        TemplateVars = [.. TemplateVars.Where(line => line.AppliesTo(service))],
        Images = [.. Images.Where(line => line.AppliesTo(service))],
        Env = [.. Env.Where(line => line.AppliesTo(service))],
        EnvUnset = [.. EnvUnset.Where(line => line.AppliesTo(service))],
        Secrets = [.. Secrets.Where(line => line.AppliesTo(service))],
        EnvFiles = [.. EnvFiles.Where(line => line.AppliesTo(service))],
        ExpectedEnv = [.. ExpectedEnv.Where(line => line.AppliesTo(service))],
        LogOptions = [.. LogOptions.Where(line => line.AppliesTo(service))],
        DockerLabels = [.. DockerLabels.Where(line => line.AppliesTo(service))],
        TaskTags = [.. TaskTags.Where(line => line.AppliesTo(service))],
    };

    /// <summary>Every service that a line names, with the input it stands in.</summary>
    public IEnumerable<(string Input, string Service)> NamedServices() =>
        Named("template-vars", TemplateVars).Concat(Named("env", Env)).Concat(Named("env-unset", EnvUnset)).Concat(Named("secrets", Secrets))
            .Concat(Named("expected-env", ExpectedEnv)).Concat(Named("log-options", LogOptions)).Concat(Named("docker-labels", DockerLabels))
            .Concat(Named("task-tags", TaskTags))
            .Concat(Images.Select(line => ("images", line.Service)))
            .Concat(EnvFiles.Select(line => ("env-files", line.Service)))
            .Where(named => named.Service is not null)
            .Select(named => (named.Item1, named.Service!))
            .Distinct();

    private static IEnumerable<(string Input, string? Service)> Named(string input, IReadOnlyList<Assignment> lines) =>
        lines.Select(line => (input, line.Service));
}
