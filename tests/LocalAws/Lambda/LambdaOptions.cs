namespace LocalAws.Lambda;

/// <summary>The world's settings for Lambda. Where the behaviour of the real service is not known for sure, there is a switch.</summary>
public sealed record LambdaOptions
{
    public string AccountId { get; init; } = "123456789012";
    public string Region { get; init; } = "eu-central-1";

    /// <summary>Ids, and the draws of weighted aliases and of rules with a share, come from it.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Largest page of a listing: small, so that clients that forget paging are found out.</summary>
    public int PageSize { get; init; } = 3;

    /// <summary>World time that an update of code or configuration is <c>InProgress</c>.</summary>
    public TimeSpan UpdateTime { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>World time that a new function or version is <c>Pending</c>.</summary>
    public TimeSpan ActivationTime { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>World time that provisioned concurrency is <c>IN_PROGRESS</c>.</summary>
    public TimeSpan ProvisioningTime { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>What an <c>Environment</c> without <c>Variables</c> does to the variables that are there.</summary>
    public EmptyEnvironment EmptyEnvironment { get; init; } = EmptyEnvironment.Clear;

    /// <summary>Given to every function that is a program, below what its configuration says.</summary>
    public IReadOnlyDictionary<string, string> FunctionEnvironment { get; init; } = new Dictionary<string, string>();

    public int ProcessLimit { get; init; } = 32;
}
