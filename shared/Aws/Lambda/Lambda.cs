using System.Text.Json.Nodes;

namespace Actions.Aws;

/// <summary>Lambda over the wire.</summary>
/// <param name="caller">Calls that are answered at once.</param>
/// <param name="patient">Invocations, whose answer may take as long as the function runs, and archives of many megabytes.</param>
/// <param name="time">Clock of an invocation's limit.</param>
internal sealed class Lambda(IServiceCaller caller, IServiceCaller patient, TimeProvider time) : ILambda
{
    /// <inheritdoc/>
    public async Task<FunctionConfiguration> GetFunctionConfigurationAsync(string function, string? qualifier, CancellationToken cancellationToken) =>
        new(await caller.CallAsync(LambdaOperations.GetFunctionConfiguration, new(function, qualifier), cancellationToken));

    /// <inheritdoc/>
    public async Task<LambdaFunction> GetFunctionAsync(string function, string? qualifier, CancellationToken cancellationToken) =>
        LambdaFunction.Of(await caller.CallAsync(LambdaOperations.GetFunction, new(function, qualifier), cancellationToken));

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListFunctionsAsync(CancellationToken cancellationToken) =>
        Pages.ReadAsync(int.MaxValue, async marker =>
        {
            var page = await caller.CallAsync(LambdaOperations.ListFunctions, new(marker), cancellationToken);
            return ((IReadOnlyList<string>?)page.Functions?.Select(function => function.FunctionName ?? "").ToList(), page.NextMarker);
        });

    /// <inheritdoc/>
    public async Task<FunctionConfiguration> UpdateFunctionCodeAsync(
        UpdateFunctionCodeRequest request, Func<FunctionConfiguration, bool> isWanted, CancellationToken cancellationToken) =>
        new(await patient.CallAsync(
            LambdaOperations.UpdateFunctionCode, request, token => FindWantedAsync(request.FunctionName, isWanted, token), cancellationToken));

    /// <inheritdoc/>
    public async Task<FunctionConfiguration> UpdateFunctionConfigurationAsync(
        string function, JsonObject changes, string? revisionId, Func<FunctionConfiguration, bool> isWanted, CancellationToken cancellationToken)
    {
        var request = (JsonObject)changes.DeepClone();
        request["FunctionName"] = function;
        if (revisionId is not null)
            request["RevisionId"] = revisionId;
        return new(await caller.CallAsync(
            LambdaOperations.UpdateFunctionConfiguration, request, token => FindWantedAsync(function, isWanted, token), cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<FunctionConfiguration> PublishVersionAsync(
        string function, string codeSha256, string description, string? revisionId, CancellationToken cancellationToken) =>
        new(await caller.CallAsync(
            LambdaOperations.PublishVersion, new(function, codeSha256, description, revisionId),
            token => FindPublishedAsync(function, codeSha256, description, token), cancellationToken));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<FunctionConfiguration>> ListVersionsAsync(string function, CancellationToken cancellationToken)
    {
        var trees = await Pages.ReadAsync(int.MaxValue, async marker =>
        {
            var page = await caller.CallAsync(LambdaOperations.ListVersionsByFunction, new(function, marker), cancellationToken);
            return (page.Versions, page.NextMarker);
        });
        return [.. trees.Select(tree => new FunctionConfiguration(tree)).Where(version => version.Version != "$LATEST").OrderBy(version => int.Parse(version.Version))];
    }

    /// <inheritdoc/>
    public Task DeleteVersionAsync(string function, string version, CancellationToken cancellationToken) =>
        caller.CallAsync(
            LambdaOperations.DeleteFunction, new(function, version),
            async token => await IsThereAsync(() => GetFunctionConfigurationAsync(function, version, token)) ? null : new EmptyOutput(), cancellationToken);

    /// <inheritdoc/>
    public Task<LambdaAlias> GetAliasAsync(string function, string name, CancellationToken cancellationToken) =>
        caller.CallAsync(LambdaOperations.GetAlias, new(function, name), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<LambdaAlias>> ListAliasesAsync(string function, CancellationToken cancellationToken) =>
        Pages.ReadAsync(int.MaxValue, async marker =>
        {
            var page = await caller.CallAsync(LambdaOperations.ListAliases, new(function, marker), cancellationToken);
            return (page.Aliases, page.NextMarker);
        });

    /// <inheritdoc/>
    public Task<LambdaAlias> CreateAliasAsync(string function, string name, string version, CancellationToken cancellationToken) =>
        caller.CallAsync(
            LambdaOperations.CreateAlias, new(function, name, version),
            token => FindRoutedAsync(function, name, new(version), token), cancellationToken);

    /// <inheritdoc/>
    public Task<LambdaAlias> UpdateAliasAsync(string function, string name, AliasRoute to, string? revisionId, CancellationToken cancellationToken) =>
        caller.CallAsync(
            LambdaOperations.UpdateAlias, new(function, name, to.Version, to.Routing, revisionId),
            token => FindRoutedAsync(function, name, to, token), cancellationToken);

    /// <inheritdoc/>
    public async Task<Invocation> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(request.Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var input = new InvokeInput(
            request.FunctionName, request.Qualifier, request.IsEvent ? "Event" : "RequestResponse", request.IsEvent ? null : "Tail", request.Payload);
        try
        {
            return Invocation.Of(await patient.CallAsync(LambdaOperations.Invoke, input, either.Token));
        }
        catch (OperationCanceledException exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new AwsException(
                $"{LambdaOperations.Invoke}", "", $"Function {request.FunctionName} did not answer within {request.Limit.TotalSeconds:0} s. It is not known whether it ran.",
                "Look at its log. A function that needs longer needs a longer time-out of its own.", CallOutcome.Unknown, exception);
        }
    }

    /// <inheritdoc/>
    public async Task<JsonObject?> GetPolicyAsync(string function, string? qualifier, CancellationToken cancellationToken)
    {
        try
        {
            var output = await caller.CallAsync(LambdaOperations.GetPolicy, new(function, qualifier), cancellationToken);
            return JsonNode.Parse(output.Policy ?? "{}") as JsonObject;
        }
        catch (AwsException none) when (none.Code == "ResourceNotFoundException")
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public Task AddPermissionAsync(AddPermissionRequest request, CancellationToken cancellationToken) =>
        caller.CallAsync(LambdaOperations.AddPermission, request, token => FindStatementAsync(request, token), cancellationToken);

    /// <inheritdoc/>
    public async Task<ProvisionedConcurrency?> GetProvisionedConcurrencyAsync(string function, string qualifier, CancellationToken cancellationToken)
    {
        try
        {
            return await caller.CallAsync(LambdaOperations.GetProvisionedConcurrencyConfig, new(function, qualifier), cancellationToken);
        }
        catch (AwsException none) when (none.Code == "ProvisionedConcurrencyConfigNotFoundException")
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public Task TagFunctionAsync(string functionArn, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) =>
        caller.CallAsync(LambdaOperations.TagResource, new(functionArn, tags), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<EventSourceMapping>> ListEventSourceMappingsAsync(string function, CancellationToken cancellationToken) =>
        Pages.ReadAsync(int.MaxValue, async marker =>
        {
            var page = await caller.CallAsync(LambdaOperations.ListEventSourceMappings, new(function, marker), cancellationToken);
            return (page.EventSourceMappings, page.NextMarker);
        });

    private async Task<JsonObject?> FindWantedAsync(string function, Func<FunctionConfiguration, bool> isWanted, CancellationToken cancellationToken)
    {
        var now = await GetFunctionConfigurationAsync(function, null, cancellationToken);
        return isWanted(now) ? now.Tree : null;
    }

    private async Task<JsonObject?> FindPublishedAsync(string function, string codeSha256, string description, CancellationToken cancellationToken)
    {
        var versions = await ListVersionsAsync(function, cancellationToken);
        return versions is [.., var newest] && newest.CodeSha256 == codeSha256 && newest.Description == description ? newest.Tree : null;
    }

    private async Task<LambdaAlias?> FindRoutedAsync(string function, string name, AliasRoute route, CancellationToken cancellationToken)
    {
        try
        {
            var now = await GetAliasAsync(function, name, cancellationToken);
            return now.Route == route ? now : null;
        }
        catch (AwsException none) when (none.Code == "ResourceNotFoundException")
        {
            return null;
        }
    }

    private async Task<AddPermissionOutput?> FindStatementAsync(AddPermissionRequest request, CancellationToken cancellationToken)
    {
        var policy = await GetPolicyAsync(request.FunctionName, request.Qualifier, cancellationToken);
        var found = (policy?["Statement"] as JsonArray)?.FirstOrDefault(statement => IsEffectOf(request, statement));
        return found is null ? null : new AddPermissionOutput(found.ToJsonString());
    }

    // A statement of that name that says something else is not ours: the repeated call is then refused.
    private static bool IsEffectOf(AddPermissionRequest request, JsonNode? statement) =>
        $"{statement?["Sid"]}" == request.StatementId
        && $"{statement?["Action"]}" == request.Action
        && $"{statement?["Principal"]?["Service"]}" == request.Principal
        && (request.SourceArn is null || $"{statement?["Condition"]?["ArnLike"]?["AWS:SourceArn"]}" == request.SourceArn);

    private static async Task<bool> IsThereAsync(Func<Task> look)
    {
        try
        {
            await look();
            return true;
        }
        catch (AwsException none) when (none.Code == "ResourceNotFoundException")
        {
            return false;
        }
    }
}
