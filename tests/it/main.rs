mod broken_marks;
