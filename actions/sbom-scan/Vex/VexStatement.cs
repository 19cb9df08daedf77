namespace SbomScan.Vex;

/// <param name="Ids">The vulnerability and its other ids.</param>
/// <param name="Status">What is said.</param>
/// <param name="Why">Justification or impact statement; <see langword="null"/>: none is given.</param>
/// <param name="Products">What it is said of.</param>
/// <param name="Source">File the statement is in.</param>
/// <param name="At">When it was made; <see langword="null"/>: it does not say.</param>
internal sealed record VexStatement(IReadOnlyList<string> Ids, VexStatus Status, string? Why, IReadOnlyList<VexProduct> Products, string Source, DateTimeOffset? At);
