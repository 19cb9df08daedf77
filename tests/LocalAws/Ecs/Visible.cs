using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("LocalAws.Tests")]
