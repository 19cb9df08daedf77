using Actions.Aws;

namespace Rollback;

/// <summary>Whether a version can serve again: it is there and Active, and so is its image.</summary>
internal sealed class LambdaChecks(ILambda lambda, ImageGuard images, string function)
{
    private const string What = "version";

    public async Task<IReadOnlyList<Guard>> RunAsync(string version, CancellationToken cancellationToken)
    {
        LambdaFunction found;
        try
        {
            found = await lambda.GetFunctionAsync(function, version, cancellationToken);
        }
        catch (AwsException missing) when (missing.Code == "ResourceNotFoundException")
        {
            return [Guard.Refused(What, $"{function} has no version {version}: it was deleted, or never published. Name another one with 'to'.")];
        }
        if (Unfit(found.Configuration, version) is { } refused)
            return [refused];
        var guard = Guard.Passed(What, $"version {version} is Active{Described(found.Configuration)}");
        return (found.ResolvedImageUri ?? found.ImageUri) is { } image ? [guard, await images.OfAsync(image, cancellationToken)] : [guard];
    }

    private Guard? Unfit(FunctionConfiguration configuration, string version)
    {
        if (configuration.State == "Active")
            return null;
        var (code, text) = configuration.StateReason;
        var because = code is null ? "" : $" ({code}: {text?.TrimEnd('.')})";
        var remedy = configuration.State switch
        {
            "Inactive" => $"Lambda put it to sleep; invoke it once to wake it (aws lambda invoke --function-name {function} --qualifier {version} answer.json) and run this step again, or name another one with 'to'.",
            "Pending" => "Run this step again when it is Active.",
            _ => "Name another one with 'to'.",
        };
        return Guard.Refused(What, $"Version {version} of {function} is {configuration.State}{because}. {remedy}");
    }

    private static string Described(FunctionConfiguration configuration) => configuration.Description.Length == 0 ? "" : $": {configuration.Description}";
}
