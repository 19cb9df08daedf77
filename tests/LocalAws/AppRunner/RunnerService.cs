using LocalAws.LoadBalancing;

namespace LocalAws.AppRunner;

/// <summary>One service of App Runner.</summary>
internal sealed class RunnerService(string name, string id, string arn, string url, RunnerConfiguration configuration, DateTimeOffset createdAt)
{
    public string Name => name;
    public string Id => id;
    public string Arn => arn;
    public string Url { get; set; } = url;
    public DateTimeOffset CreatedAt { get; } = createdAt;
    public DateTimeOffset UpdatedAt { get; set; } = createdAt;
    public string Status { get; set; } = "RUNNING";

    /// <summary>The status as it is described.</summary>
    public string ShownStatus { get; set; } = "RUNNING";

    /// <summary>As it is shown.</summary>
    public RunnerConfiguration Configuration { get; set; } = configuration;

    /// <summary>What serves; null while there is nothing.</summary>
    public RunnerInstance? Serving { get; set; }

    /// <summary>Newest first.</summary>
    public List<RunnerOperation> Operations { get; } = [];

    public RunnerOperation? UnderWay => Operations.Find(operation => operation.IsUnderWay);

    /// <summary>An image was pushed while an operation was under way.</summary>
    public bool DeploysAgain { get; set; }

    /// <summary>Scripted: every way back fails.</summary>
    public bool RollbackFails { get; set; }

    /// <summary>Behind its listener; null where nobody sends requests.</summary>
    public TargetGroup? Group { get; set; }

    public string ServiceLog => $"/aws/apprunner/{name}/{id}/service";
    public string ApplicationLog => $"/aws/apprunner/{name}/{id}/application";
}
