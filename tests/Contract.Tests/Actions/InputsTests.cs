using System.Collections;
using System.Reflection;
using Testing.Runner;

namespace Contract.Tests.Actions;

public class InputsTests
{
    public static TheoryData<string> Actions => EveryAction.Names;

    [Theory]
    [MemberData(nameof(Actions))]
    public void The_program_reads_what_the_manifest_declares(string action) =>
        EveryAction.ReadInputs(action).Read.ShouldBe(Manifest.Of(action).Inputs.Select(input => input.Name), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Actions))]
    public void Every_default_is_a_value_the_program_takes(string action)
    {
        var (_, errors) = EveryAction.ReadInputs(action);
        var defaults = Manifest.Of(action).Inputs.Where(input => !string.IsNullOrWhiteSpace(input.Default));
        errors.Where(error => defaults.Any(input => error.StartsWith($"Input '{input.Name}'", StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void Every_required_input_that_is_missing_is_told_at_once(string action)
    {
        var (_, errors) = EveryAction.ReadInputs(action);
        foreach (var input in Manifest.Of(action).Inputs.Where(input => input.Required))
            errors.ShouldContain(error => error.StartsWith($"Input '{input.Name}' is required", StringComparison.Ordinal));
    }

    /// <summary>
    /// A value that may be absent is nullable or a list; any other needs <c>required</c> or a default.
    /// A default that is an expression may be empty, and outside a runner it is.
    /// </summary>
    [Theory]
    [MemberData(nameof(Actions))]
    public void What_cannot_be_absent_is_required_or_has_a_default(string action)
    {
        var nullability = new NullabilityInfoContext();
        var inputs = Manifest.Of(action).Inputs.ToDictionary(input => input.Name, StringComparer.Ordinal);
        foreach (var property in EveryAction.InputsOf(action).GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            if (!inputs.TryGetValue(Kebab(property.Name), out var input) || IsList(property.PropertyType)) continue;
            if (input.Default?.Contains("${{", StringComparison.Ordinal) == true) continue;
            var mayBeAbsent = nullability.Create(property).ReadState == NullabilityState.Nullable;
            var always = input.Required || !string.IsNullOrEmpty(input.Default);
            always.ShouldBe(!mayBeAbsent, $"{action}: {property.Name} is {(mayBeAbsent ? "optional" : "not optional")} in the program");
        }
    }

    private static bool IsList(Type type) => type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type);

    private static string Kebab(string name) =>
        string.Concat(name.Select((letter, at) => char.IsUpper(letter) && at > 0 ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
