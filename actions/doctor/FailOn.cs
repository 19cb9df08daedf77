namespace Doctor;

/// <summary>Least severe finding that fails the step.</summary>
internal enum FailOn
{
    Error,
    Warning,
    None,
}
