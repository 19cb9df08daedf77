using System.Text.Json.Nodes;

namespace Actions.Aws;

/// <summary>
/// The AWS Lambda operations the suite uses, named and shaped as in the AWS API reference. A qualifier is a version, <c>$LATEST</c> or the name
/// of an alias; null means the unpublished function. Every write may carry the RevisionId that was read: when the function has another one by
/// then, AWS refuses with <c>PreconditionFailedException</c>.
/// </summary>
public interface ILambda
{
    /// <summary>Configuration and state of a function or of one of its versions.</summary>
    /// <exception cref="AwsException">Code <c>ResourceNotFoundException</c> when there is none.</exception>
    Task<FunctionConfiguration> GetFunctionConfigurationAsync(string function, string? qualifier, CancellationToken cancellationToken);

    /// <summary>Configuration, where the code is, and tags.</summary>
    /// <exception cref="AwsException">Code <c>ResourceNotFoundException</c> when there is none.</exception>
    Task<LambdaFunction> GetFunctionAsync(string function, string? qualifier, CancellationToken cancellationToken);

    /// <summary>Names of all functions of the region.</summary>
    Task<IReadOnlyList<string>> ListFunctionsAsync(CancellationToken cancellationToken);

    /// <summary>Replaces the code of the unpublished function, or with <see cref="UpdateFunctionCodeRequest.DryRun"/> only checks the request.</summary>
    /// <param name="request">Members that are set are sent.</param>
    /// <param name="isWanted">Tells from a configuration whether the update took place: asked when the answer was lost.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    Task<FunctionConfiguration> UpdateFunctionCodeAsync(
        UpdateFunctionCodeRequest request, Func<FunctionConfiguration, bool> isWanted, CancellationToken cancellationToken);

    /// <summary>Changes the configuration of the unpublished function: members that are not sent stay as they are.</summary>
    /// <param name="function">Name or ARN.</param>
    /// <param name="changes">Members of <c>UpdateFunctionConfiguration</c>. Each is replaced as a whole.</param>
    /// <param name="revisionId">The RevisionId that was read.</param>
    /// <param name="isWanted">Tells from a configuration whether the update took place: asked when the answer was lost.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    Task<FunctionConfiguration> UpdateFunctionConfigurationAsync(
        string function, JsonObject changes, string? revisionId, Func<FunctionConfiguration, bool> isWanted, CancellationToken cancellationToken);

    /// <summary>
    /// Freezes code and configuration as a new version. When nothing changed since the newest version, AWS answers that one.
    /// </summary>
    /// <param name="function">Name or ARN.</param>
    /// <param name="codeSha256">Only if the code has this hash (base64).</param>
    /// <param name="description">At most 256 characters.</param>
    /// <param name="revisionId">The RevisionId that was read.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    Task<FunctionConfiguration> PublishVersionAsync(
        string function, string codeSha256, string description, string? revisionId, CancellationToken cancellationToken);

    /// <summary>All published versions, oldest first; without <c>$LATEST</c>.</summary>
    Task<IReadOnlyList<FunctionConfiguration>> ListVersionsAsync(string function, CancellationToken cancellationToken);

    /// <summary>Deletes one published version.</summary>
    /// <exception cref="AwsException">Code <c>ResourceConflictException</c> when an alias names it.</exception>
    Task DeleteVersionAsync(string function, string version, CancellationToken cancellationToken);

    /// <summary>One alias.</summary>
    /// <exception cref="AwsException">Code <c>ResourceNotFoundException</c> when function or alias does not exist.</exception>
    Task<LambdaAlias> GetAliasAsync(string function, string name, CancellationToken cancellationToken);

    /// <summary>All aliases of a function.</summary>
    Task<IReadOnlyList<LambdaAlias>> ListAliasesAsync(string function, CancellationToken cancellationToken);

    /// <summary>Creates an alias on one version.</summary>
    Task<LambdaAlias> CreateAliasAsync(string function, string name, string version, CancellationToken cancellationToken);

    /// <summary>Sets version and shares of an alias together.</summary>
    /// <param name="function">Name or ARN of the function.</param>
    /// <param name="name">Name of the alias.</param>
    /// <param name="to">Version, and the share of one more version.</param>
    /// <param name="revisionId">The alias's RevisionId that was read.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    Task<LambdaAlias> UpdateAliasAsync(string function, string name, AliasRoute to, string? revisionId, CancellationToken cancellationToken);

    /// <summary>
    /// Runs a function once. Never repeated when the answer was lost: whether the function ran is then not known.
    /// </summary>
    Task<Invocation> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken);

    /// <summary>The resource policy of a function, version or alias; null when it has none.</summary>
    Task<JsonObject?> GetPolicyAsync(string function, string? qualifier, CancellationToken cancellationToken);

    /// <summary>Allows a service to invoke a function.</summary>
    /// <exception cref="AwsException">Code <c>ResourceConflictException</c> when the statement is there with other content.</exception>
    Task AddPermissionAsync(AddPermissionRequest request, CancellationToken cancellationToken);

    /// <summary>The provisioned concurrency of an alias or version; null when it has none.</summary>
    Task<ProvisionedConcurrency?> GetProvisionedConcurrencyAsync(string function, string qualifier, CancellationToken cancellationToken);

    /// <summary>Adds or replaces tags; others stay.</summary>
    /// <param name="functionArn">ARN of the function, without a qualifier.</param>
    /// <param name="tags">Key and value.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    Task TagFunctionAsync(string functionArn, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken);

    /// <summary>The queues and streams that feed exactly this function, version or alias.</summary>
    /// <param name="function">Name or ARN, with <c>:qualifier</c> where one is meant.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    Task<IReadOnlyList<EventSourceMapping>> ListEventSourceMappingsAsync(string function, CancellationToken cancellationToken);
}
