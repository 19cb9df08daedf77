namespace Actions.Aws;

/// <summary>The CloudFormation operations the suite uses: all of them only read.</summary>
public interface ICloudFormation
{
    /// <summary>Describes a stack.</summary>
    /// <param name="stackName">Name or ARN.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <exception cref="AwsException">Code <c>ValidationError</c> when there is none.</exception>
    Task<CloudFormationStack> DescribeStackAsync(string stackName, CancellationToken cancellationToken);
}

/// <summary>A stack.</summary>
public sealed record CloudFormationStack
{
    /// <summary>Its name.</summary>
    public string StackName { get; init; } = "";

    /// <summary>What its template gives out.</summary>
    public IReadOnlyList<StackOutput> Outputs { get => field ?? []; init; }
}

/// <summary>One output of a stack.</summary>
public sealed record StackOutput
{
    /// <summary>Its name in the template.</summary>
    public string OutputKey { get; init; } = "";

    /// <summary>Its value.</summary>
    public string OutputValue { get; init; } = "";
}
