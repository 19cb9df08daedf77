using Actions.Aws;
using Actions.GitHub;
using Actions.Rollouts;
using Actions.Toolkit;

namespace Rollback;

/// <summary>An alias of a Lambda function. Its versions are the numbers of the function's.</summary>
internal sealed class LambdaTarget(string function, Inputs inputs, ILambda lambda, ImageGuard images, ActionContext action) : IRollbackTarget
{
    private readonly string alias = inputs.Alias!;
    private readonly LambdaMove move = new(lambda, function, inputs.Alias!, action);
    private LambdaAlias? found;

    public string Service => function;

    public string Kind => "lambda";

    public string VersionForm => "the number of a version";

    public static LambdaTarget Of(string function, Inputs inputs, AwsSession aws, ActionContext action) =>
        new(function, inputs, aws.Lambda, new ImageGuard(aws.Ecr, aws.Region.Name), action);

    public string? VersionOf(string text) => LambdaVersion.IsVersion(text) ? text : null;

    public string? VersionIn(RecordPayload payload) => payload.LambdaVersion is { } version ? VersionOf(version) : null;

    public RecordPayload Payload(TargetPlan plan)
    {
        var known = plan.Choice.Record?.Payload;
        return new RecordPayload
        {
            Service = function,
            Kind = Kind,
            Version = known?.Version ?? plan.Choice.To,
            ImageDigest = known?.ImageDigest,
            LambdaVersion = plan.Choice.To,
            MigrationHead = known?.MigrationHead,
            Previous = plan.Choice.From,
        };
    }

    public async Task<TargetState> LookAsync(CancellationToken cancellationToken)
    {
        found = await new LambdaLook(lambda, function, alias).RunAsync(cancellationToken);
        return LambdaLook.StateOf(found);
    }

    public Task<IReadOnlyList<Guard>> CheckAsync(string version, CancellationToken cancellationToken) => new LambdaChecks(lambda, images, function).RunAsync(version, cancellationToken);

    public Task<IReadOnlyList<string>> OffersAsync(CancellationToken cancellationToken) => new LambdaOffers(lambda, function).RunAsync(cancellationToken);

    public Task ActAsync(TargetPlan plan, CancellationToken stopping) => move.WriteAsync(found!, plan.Choice.To!);

    public Task<TargetVerdict> VerifyAsync(TargetPlan plan) => move.ReadBackAsync(found!, plan.Choice.To!);

    public async Task<FunctionTestResult?> TestAsync(string version)
    {
        if (inputs.Test is not { } test)
            return null;
        var request = new InvokeRequest { FunctionName = function, Qualifier = version, Payload = test.Event, Limit = inputs.Timeout };
        return await new FunctionTest(lambda, action).RunAsync(function, request, test.Expected);
    }

    public string LeftIn(TargetPlan plan) => move switch
    {
        { IsTaken: true } => $"alias '{alias}' was sent to version {plan.Choice.To}; run this step again to see it to its end",
        { IsAsked: true } => $"alias '{alias}' was being sent to version {plan.Choice.To}; look at it, or run this step again",
        _ => "it was not touched",
    };
}
