using LocalAws.Clock;
using LocalAws.Ecr;
using LocalAws.S3;
using LocalAws.Wire;

namespace LocalAws.Lambda.Functions;

/// <summary>The functions of a world, and what they are made with.</summary>
internal sealed class LambdaWorld(TimeProvider clock, Engine engine, LambdaOptions options, BucketStore objects, EcrImages? images, CancellationToken ended)
{
    private readonly Random _ids = new(options.Seed);

    public TimeProvider Clock => clock;
    public Engine Engine => engine;
    public LambdaOptions Options => options;
    public BucketStore Objects => objects;
    public EcrImages? Images => images;

    /// <summary>Set at the end of the world.</summary>
    public CancellationToken Ended => ended;
    public DateTimeOffset Now => clock.GetUtcNow();
    public SortedDictionary<string, LocalFunction> Functions { get; } = new(StringComparer.Ordinal);

    /// <summary>Draws that decide about invocations: ids do not disturb them.</summary>
    public Random Draws { get; } = new(options.Seed);

    public string NewId()
    {
        var bytes = new byte[16];
        _ids.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    public string ArnOf(string name) => $"arn:aws:lambda:{options.Region}:{options.AccountId}:function:{name}";

    public LocalFunction Function(FunctionAddress address) =>
        Functions.GetValueOrDefault(address.Name) ?? throw LambdaErrors.NoFunction(address.Qualifier is { } qualifier ? $"{ArnOf(address.Name)}:{qualifier}" : ArnOf(address.Name));

    public LocalFunction Function(ApiCall call) => Function(FunctionAddress.Of(call));

    /// <summary>The version a qualifier stands for; that of an alias is the one without weight.</summary>
    public static FunctionVersion Version(LocalFunction function, string? qualifier)
    {
        var number = qualifier is null ? FunctionVersion.Latest : function.Aliases.GetValueOrDefault(qualifier)?.Version ?? qualifier;
        return function.FindVersion(number) ?? throw LambdaErrors.NoFunction(function.ArnOf(qualifier));
    }
}
