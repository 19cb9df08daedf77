using Actions.Aws;

namespace Rollback;

/// <summary>The newest versions of a function, for a user who has to name one.</summary>
internal sealed class LambdaOffers(ILambda lambda, string function)
{
    private const int Most = 10;
    private const int LengthOfMinute = 16;
    private const int LengthOfHash = 12;

    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var versions = await lambda.ListVersionsAsync(function, cancellationToken);
            var aliases = await lambda.ListAliasesAsync(function, cancellationToken);
            return [.. versions.Reverse().Take(Most).Select(version => Line(version, aliases))];
        }
        catch (AwsException problem)
        {
            return [$"they could not be listed: {problem.Message}"];
        }
    }

    private static string Line(FunctionConfiguration version, IReadOnlyList<LambdaAlias> aliases)
    {
        var names = aliases.Where(alias => alias.Route.Version == version.Version || alias.Route.Additional == version.Version).Select(alias => alias.Name).ToList();
        return string.Join(", ", new[]
        {
            version.Version,
            First(version.LastModified, LengthOfMinute).Replace('T', ' '),
            $"code {First(version.CodeSha256, LengthOfHash)}",
            names.Count == 0 ? "" : $"alias {string.Join(" and ", names)}",
            version.Description.Length == 0 ? "" : $"\"{version.Description}\"",
        }.Where(part => part.Length > 0));
    }

    private static string First(string text, int length) => text.Length <= length ? text : text[..length];
}
