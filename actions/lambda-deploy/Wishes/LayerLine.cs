using System.Text.RegularExpressions;
using Actions.Rollouts;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>A layer: <c>[function/]ARN of a layer version</c>.</summary>
/// <param name="Function">Null means every function.</param>
internal sealed partial record LayerLine(string? Function, string Arn)
{
    public static LayerLine Parse(string line)
    {
        var (function, arn) = OwnerScope.Split(line);
        return Form().IsMatch(arn.Trim())
            ? new LayerLine(function, arn.Trim())
            : throw new FormatException("expected the ARN of a layer version, such as arn:aws:lambda:eu-west-1:111122223333:layer:tools:4");
    }

    public bool AppliesTo(string function) => Function is null || Function == FunctionName.Short(function);

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:layer:[A-Za-z0-9_-]+:[0-9]+\z", RegexOptions.None, 1000)]
    private static partial Regex Form();
}
